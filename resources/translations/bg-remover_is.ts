<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="is" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln mynd</numerusform>
            <numerusform>%Ln myndir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln mappa</numerusform>
            <numerusform>%Ln möppur</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to add {photos} and {folders}</source>
        <translation>Slepptu til að bæta við: {photos} og {folders}</translation>
    </message>
    <message>
        <source>Drop to add {what}</source>
        <translation>Slepptu til að bæta við: {what}</translation>
    </message>
    <message>
        <source>Drop to fetch the picture from the web</source>
        <translation>Slepptu til að sækja myndina af vefnum</translation>
    </message>
    <message>
        <source>These files are not pictures</source>
        <translation>Þessar skrár eru ekki myndir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are not pictures</source>
        <translation>
            <numerusform>%Ln skrá er ekki mynd</numerusform>
            <numerusform>%Ln skrár eru ekki myndir</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Myndir</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Allar skrár</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Bæta við myndum</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Bæta við möppu</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>Flytja út í möppu</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>Flytja út hingað</translation>
    </message>
    <message>
        <source>free for commercial use</source>
        <translation>frjálst til notkunar í atvinnuskyni</translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation>ekki til notkunar í atvinnuskyni</translation>
    </message>
    <message>
        <source>no licence stated: ask before commercial use</source>
        <translation>ekkert leyfi tilgreint: spyrðu áður en það er notað í atvinnuskyni</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln vara</numerusform>
            <numerusform>%Ln vörur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln photo(s) selected</source>
        <translation>
            <numerusform>{count} af %Ln mynd valin</numerusform>
            <numerusform>{count} af %Ln myndum valdar</numerusform>
        </translation>
    </message>
    <message>
        <source>product {number} of {count}</source>
        <translation>vara {number} af {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to review</source>
        <translation>
            <numerusform>%Ln til skoðunar</numerusform>
            <numerusform>%Ln til skoðunar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}.</source>
        <translation>
            <numerusform>%Ln skrá rituð í {folder}.</numerusform>
            <numerusform>%Ln skrár ritaðar í {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln photo(s) wait.</source>
        <translation>
            <numerusform>Stöðvað. %Ln mynd bíður.</numerusform>
            <numerusform>Stöðvað. %Ln myndir bíða.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new: every photo was done before.</source>
        <translation>Ekkert nýtt: allar myndirnar höfðu verið unnar áður.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) done in {time}.</source>
        <translation>
            <numerusform>%Ln mynd tilbúin á {time}.</numerusform>
            <numerusform>%Ln myndir tilbúnar á {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) a look.</source>
        <translation>
            <numerusform>%Ln þarf að skoða.</numerusform>
            <numerusform>%Ln þarf að skoða.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation>
            <numerusform>%Ln mistókst.</numerusform>
            <numerusform>%Ln mistókust.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file or product is called like that.</source>
        <translation>Engin skrá eða vara ber þetta nafn.</translation>
    </message>
    <message>
        <source>No photo is of this kind.</source>
        <translation>Engin mynd er af þessu tagi.</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>Leita að myndum…</translation>
    </message>
    <message>
        <source>There are no photos in this shoot. Drop some here.</source>
        <translation>Engar myndir eru í þessari myndatöku. Slepptu myndum hér.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln vandamál</numerusform>
            <numerusform>%Ln vandamál</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ekkert fannst</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln piece(s)</source>
        <translation>
            <numerusform>Í %Ln bút</numerusform>
            <numerusform>Í %Ln bútum</numerusform>
        </translation>
    </message>
    <message>
        <source>Soft edge {percent} %</source>
        <translation>Mjúk brún {percent} %</translation>
    </message>
    <message>
        <source>Hole inside</source>
        <translation>Gat inni í</translation>
    </message>
    <message>
        <source>Touches frame</source>
        <translation>Snertir jaðar</translation>
    </message>
    <message>
        <source>Passes differ</source>
        <translation>Ósamhljóða</translation>
    </message>
    <message>
        <source>No subject was found in this photo.</source>
        <translation>Ekkert myndefni fannst á þessari mynd.</translation>
    </message>
    <message numerus="yes">
        <source>The cutout is in %Ln separate piece(s); part of the subject may be missing.</source>
        <translation>
            <numerusform>Úrklippan er í %Ln bút; hluta myndefnisins gæti vantað.</numerusform>
            <numerusform>Úrklippan er í %Ln aðskildum bútum; hluta myndefnisins gæti vantað.</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} % of the subject is half transparent.</source>
        <translation>{percent} % af myndefninu eru hálfgegnsæ.</translation>
    </message>
    <message>
        <source>There is a hole inside the subject, {percent} % of its area.</source>
        <translation>Gat er inni í myndefninu, {percent} % af fleti þess.</translation>
    </message>
    <message>
        <source>The subject touches the edge of the photo and may be cut off there.</source>
        <translation>Myndefnið snertir jaðar myndarinnar og gæti verið skorið af þar.</translation>
    </message>
    <message>
        <source>Two passes of the network do not agree on what belongs to the subject.</source>
        <translation>Tveimur umferðum netsins ber ekki saman um hvað tilheyrir myndefninu.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mistókst</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Þarf að skoða</translation>
    </message>
    <message>
        <source>Weakest link</source>
        <translation>Veikasti hlekkur</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Afrit</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Best</translation>
    </message>
    <message>
        <source>Moves in</source>
        <translation>Kemur inn</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Fer</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bíður</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Öruggt</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Líklegt</translation>
    </message>
    <message>
        <source>Check this one</source>
        <translation>Athuga þessa</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Ný vara</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single photo(s)</source>
        <translation>
            <numerusform>%Ln stök mynd</numerusform>
            <numerusform>%Ln stakar myndir</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes in {products}</source>
        <translation>Tekur við: {products}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) leave</source>
        <translation>
            <numerusform>%Ln mynd fer</numerusform>
            <numerusform>%Ln myndir fara</numerusform>
        </translation>
    </message>
    <message>
        <source>Sharper: {value} against {rival}</source>
        <translation>Skarpari: {value} á móti {rival}</translation>
    </message>
    <message>
        <source>Cleaner cutout: doubt {value} against {rival}</source>
        <translation>Hreinni úrklippa: vafi {value} á móti {rival}</translation>
    </message>
    <message>
        <source>Larger: {value} against {rival} megapixels</source>
        <translation>Stærri: {value} á móti {rival} megadílum</translation>
    </message>
    <message>
        <source>Larger file: {value} against {rival}</source>
        <translation>Stærri skrá: {value} á móti {rival}</translation>
    </message>
    <message>
        <source>Taken first</source>
        <translation>Tekin fyrst</translation>
    </message>
    <message>
        <source>No rule finds a difference</source>
        <translation>Engin regla finnur mun</translation>
    </message>
    <message>
        <source>Needs a look first</source>
        <translation>Þarf að skoða fyrst</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>Í vinnslu</translation>
    </message>
    <message>
        <source>Just finished</source>
        <translation>Nýkomið</translation>
    </message>
    <message>
        <source>Product {number}</source>
        <translation>Vara {number}</translation>
    </message>
    <message>
        <source>Single photos</source>
        <translation>Stakar myndir</translation>
    </message>
    <message>
        <source>Not grouped yet</source>
        <translation>Ekki flokkað enn</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Afrit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tilbúið</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s), most doubtful first</source>
        <translation>
            <numerusform>%Ln mynd, sú vafasamasta fyrst</numerusform>
            <numerusform>%Ln myndir, þær vafasömustu fyrst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} to go</source>
        <translation>
            <numerusform>%Ln af {total} eftir</numerusform>
            <numerusform>%Ln af {total} eftir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s), each after its original</source>
        <translation>
            <numerusform>%Ln afrit, á eftir frummynd sinni</numerusform>
            <numerusform>%Ln afrit, hvert á eftir frummynd sinni</numerusform>
        </translation>
    </message>
    <message>
        <source>{rate} photos/min</source>
        <translation>{rate} myndir/mín.</translation>
    </message>
    <message>
        <source>{rate} photos/s</source>
        <translation>{rate} myndir/sek.</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>innan við mínúta eftir</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min left</source>
        <translation>
            <numerusform>um %Ln mín. eftir</numerusform>
            <numerusform>um %Ln mín. eftir</numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>um {hours} klst. eftir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation>
            <numerusform>%Ln sek.</numerusform>
            <numerusform>%Ln sek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln mín.</numerusform>
            <numerusform>%Ln mín.</numerusform>
        </translation>
    </message>
    <message>
        <source>kind of item</source>
        <translation>tegund hlutar</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>litur</translation>
    </message>
    <message>
        <source>print or details</source>
        <translation>áletrun eða smáatriði</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>lögun</translation>
    </message>
    <message>
        <source>Same {same}, but a different {different}.</source>
        <translation>Eins: {same}. Ólíkt: {different}.</translation>
    </message>
    <message>
        <source>Same {same}.</source>
        <translation>Eins: {same}.</translation>
    </message>
    <message>
        <source>Alike on the whole, but a different {different}.</source>
        <translation>Líkt í heild. Ólíkt: {different}.</translation>
    </message>
    <message>
        <source>Alike on the whole, without one strong signal.</source>
        <translation>Líkt í heild, án þess að nokkurt eitt merki skeri úr.</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} og {last}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these photos need(s) a look.</source>
        <translation>
            <numerusform>%Ln þessara mynda þarf að skoða.</numerusform>
            <numerusform>%Ln þessara mynda þarf að skoða.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) stay to be reviewed.</source>
        <translation>
            <numerusform>%Ln vara bíður áfram skoðunar.</numerusform>
            <numerusform>%Ln vörur bíða áfram skoðunar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: {what} (U)</source>
        <translation>Afturkalla: {what} (U)</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>Endurtaka: {what}</translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation>Afturkallað: {what}.</translation>
    </message>
    <message>
        <source>Accepted “{name}”</source>
        <translation>Samþykkti „{name}“</translation>
    </message>
    <message>
        <source>“{name}” is to be reviewed again</source>
        <translation>„{name}“ verður skoðuð aftur</translation>
    </message>
    <message>
        <source>Renamed to “{name}”</source>
        <translation>Endurnefnt „{name}“</translation>
    </message>
    <message>
        <source>Name taken away: “{name}”</source>
        <translation>Nafn tekið af: „{name}“</translation>
    </message>
    <message>
        <source>Merged into “{name}”</source>
        <translation>Sameinað í „{name}“</translation>
    </message>
    <message>
        <source>Split a photo off “{name}”</source>
        <translation>Mynd skipt frá „{name}“</translation>
    </message>
    <message>
        <source>Moved a photo to “{name}”</source>
        <translation>Mynd færð í „{name}“</translation>
    </message>
    <message>
        <source>Kept {name}</source>
        <translation>Hélt {name}</translation>
    </message>
    <message>
        <source>Dropped {name}</source>
        <translation>Sleppti {name}</translation>
    </message>
    <message>
        <source>Neither kept nor dropped: {name}</source>
        <translation>Hvorki haldið né sleppt: {name}</translation>
    </message>
    <message>
        <source>Marked as a duplicate: {name}</source>
        <translation>Merkt sem afrit: {name}</translation>
    </message>
    <message>
        <source>No longer a duplicate: {name}</source>
        <translation>Ekki lengur afrit: {name}</translation>
    </message>
    <message>
        <source>Same product, remembered</source>
        <translation>Sama vara, munað</translation>
    </message>
    <message>
        <source>Not the same product, remembered</source>
        <translation>Ekki sama vara, munað</translation>
    </message>
    <message>
        <source>Grouped anew</source>
        <translation>Flokkað upp á nýtt</translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln product(s)</source>
        <translation>
            <numerusform>Samþykkti %Ln vöru</numerusform>
            <numerusform>Samþykkti %Ln vörur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are to be reviewed again</source>
        <translation>
            <numerusform>%Ln vara verður skoðuð aftur</numerusform>
            <numerusform>%Ln vörur verða skoðaðar aftur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split %Ln photo(s) off “{name}”</source>
        <translation>
            <numerusform>%Ln mynd skipt frá „{name}“</numerusform>
            <numerusform>%Ln myndum skipt frá „{name}“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln photo(s) to “{name}”</source>
        <translation>
            <numerusform>%Ln mynd færð í „{name}“</numerusform>
            <numerusform>%Ln myndir færðar í „{name}“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %Ln photo(s)</source>
        <translation>
            <numerusform>Hélt %Ln mynd</numerusform>
            <numerusform>Hélt %Ln myndum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped %Ln photo(s)</source>
        <translation>
            <numerusform>Sleppti %Ln mynd</numerusform>
            <numerusform>Sleppti %Ln myndum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Neither kept nor dropped: %Ln photo(s)</source>
        <translation>
            <numerusform>Hvorki haldið né sleppt: %Ln mynd</numerusform>
            <numerusform>Hvorki haldið né sleppt: %Ln myndum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Grouped anew into %Ln product(s)</source>
        <translation>
            <numerusform>Flokkað upp á nýtt í %Ln vöru</numerusform>
            <numerusform>Flokkað upp á nýtt í %Ln vörur</numerusform>
        </translation>
    </message>
    <message>
        <source>Single photo</source>
        <translation>Stök mynd</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Samþykkt</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Samþykkja</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Sameina</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Skipta upp</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Afturkalla</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>Nafn vörunnar</translation>
    </message>
    <message>
        <source>Accept this product (Enter)</source>
        <translation>Samþykkja þessa vöru (Enter)</translation>
    </message>
    <message>
        <source>Merge with another product (M)</source>
        <translation>Sameina annarri vöru (M)</translation>
    </message>
    <message>
        <source>Split this product (S)</source>
        <translation>Skipta þessari vöru upp (S)</translation>
    </message>
    <message>
        <source>Review this product again</source>
        <translation>Skoða þessa vöru aftur</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln önnur</numerusform>
            <numerusform>%Ln aðrar</numerusform>
        </translation>
    </message>
    <message>
        <source>Put together with the rest of the product</source>
        <translation>Sett saman við hina hluta vörunnar</translation>
    </message>
    <message>
        <source>Strongest new link {score}: {why}</source>
        <translation>Sterkasti nýi hlekkur {score}: {why}</translation>
    </message>
    <message>
        <source>Strongest new link {score}</source>
        <translation>Sterkasti nýi hlekkur {score}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) leave it</source>
        <translation>
            <numerusform>%Ln mynd fer úr henni</numerusform>
            <numerusform>%Ln myndir fara úr henni</numerusform>
        </translation>
    </message>
    <message>
        <source>{leave}; strongest link left {score}</source>
        <translation>{leave}; sterkasti hlekkur eftir {score}</translation>
    </message>
    <message>
        <source>was {threshold}</source>
        <translation>var {threshold}</translation>
    </message>
    <message>
        <source>Subject box</source>
        <translation>Rammi um myndefni</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln photo(s)</source>
        <translation>
            <numerusform>Flytja út %Ln mynd</numerusform>
            <numerusform>Flytja út %Ln myndir</numerusform>
        </translation>
    </message>
    <message>
        <source>No shop rules to judge</source>
        <translation>Engar verslunarreglur til að meta</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) broken</source>
        <translation>
            <numerusform>%Ln regla brotin</numerusform>
            <numerusform>%Ln reglur brotnar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passes; %Ln advice not met</source>
        <translation>
            <numerusform>Stenst; %Ln ráði ekki fylgt</numerusform>
            <numerusform>Stenst; %Ln ráðum ekki fylgt</numerusform>
        </translation>
    </message>
    <message>
        <source>Keeps every rule</source>
        <translation>Heldur allar reglur</translation>
    </message>
    <message numerus="yes">
        <source>{broken} of %Ln file(s) break a rule</source>
        <translation>
            <numerusform>{broken} af %Ln skrá brýtur reglu</numerusform>
            <numerusform>{broken} af %Ln skrám brjóta reglu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pass; for {advised} something better is advised</source>
        <translation>
            <numerusform>%Ln stenst; mælt er með betra fyrir {advised}</numerusform>
            <numerusform>Allar %Ln standast; mælt er með betra fyrir {advised}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pass</source>
        <translation>
            <numerusform>%Ln stenst</numerusform>
            <numerusform>Allar %Ln standast</numerusform>
        </translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Full stærð</translation>
    </message>
    <message>
        <source>Cropped to the product</source>
        <translation>Sniðið að vörunni</translation>
    </message>
    <message>
        <source>no colour</source>
        <translation>enginn litur</translation>
    </message>
    <message>
        <source>white</source>
        <translation>hvítt</translation>
    </message>
    <message>
        <source>Photo or cutout</source>
        <translation>Mynd eða úrklippa</translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation>Endurheimtarpensill</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>Strokpensill</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Stærð pensils</translation>
    </message>
    <message>
        <source>Follow edges</source>
        <translation>Fylgja brúnum</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>Víxla A og B</translation>
    </message>
    <message>
        <source>All of the photo</source>
        <translation>Öll myndin</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Loupe, while held</source>
        <translation>Stækkunargler, meðan haldið er</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Keep what was drawn</source>
        <translation>Geyma það sem var teiknað</translation>
    </message>
</context>
<context>
    <name>AcceptSheet</name>
    <message>
        <source>Accept products</source>
        <translation>Samþykkja vörur</translation>
    </message>
    <message>
        <source>Sure and likely</source>
        <translation>Öruggt og líklegt</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Hve öruggt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) with {photos} would be accepted.</source>
        <translation>
            <numerusform>%Ln vara með {photos} yrði samþykkt.</numerusform>
            <numerusform>%Ln vörur með {photos} yrðu samþykktar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No product to review is this sure.</source>
        <translation>Engin vara sem bíður skoðunar er svo örugg.</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln product(s)</source>
        <translation>
            <numerusform>Samþykkja %Ln vöru</numerusform>
            <numerusform>Samþykkja %Ln vörur</numerusform>
        </translation>
    </message>
    <message>
        <source>It is one step of undo.</source>
        <translation>Hægt er að afturkalla það í einu skrefi.</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>Progress</source>
        <translation>Framvinda</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Gera hlé</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stöðva</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Halda áfram</translation>
    </message>
    <message>
        <source>Finding photos of the same product</source>
        <translation>Finn myndir af sömu vöru</translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>Leita að myndum</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln file(s) written</source>
        <translation>
            <numerusform>{done} af %Ln skrá rituð</numerusform>
            <numerusform>{done} af %Ln skrám ritaðar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln photo(s)</source>
        <translation>
            <numerusform>{done} af %Ln mynd</numerusform>
            <numerusform>{done} af %Ln myndum</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the photos in work…</source>
        <translation>Stöðva eftir myndirnar sem eru í vinnslu…</translation>
    </message>
    <message>
        <source>Paused. Nothing is lost; it goes on from here.</source>
        <translation>Í bið. Ekkert glatast; haldið verður áfram héðan.</translation>
    </message>
    <message>
        <source>{model} on the processor</source>
        <translation>{model} á örgjörvanum</translation>
    </message>
    <message numerus="yes">
        <source>%Ln worker(s)</source>
        <translation>
            <numerusform>%Ln þráður</numerusform>
            <numerusform>%Ln þræðir</numerusform>
        </translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Hratt</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Jafnvægi</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Best</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Photo</source>
        <translation>Mynd</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Úrklippa</translation>
    </message>
    <message>
        <source>Before and after, divider at {percent} %</source>
        <translation>Fyrir og eftir, skil við {percent} %</translation>
    </message>
</context>
<context>
    <name>BusyPill</name>
    <message>
        <source>Stop</source>
        <translation>Stöðva</translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>What would change</source>
        <translation>Það sem myndi breytast</translation>
    </message>
    <message>
        <source>Click a line to see it in the gallery.</source>
        <translation>Smelltu á línu til að sjá hana í myndasafninu.</translation>
    </message>
    <message>
        <source>Accepted products and your own merges and splits are never undone by a slider.</source>
        <translation>Samþykktum vörum og því sem þú sameinar eða skiptir er aldrei breytt með sleða.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Ský</translation>
    </message>
    <message>
        <source>An account keeps products and decisions in step with your team.</source>
        <translation>Með aðgangi haldast vörur og ákvarðanir í takt við teymið þitt.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Þú ert ekki innskráð(ur)</translation>
    </message>
    <message>
        <source>Signing in comes with an account. Everything in this program works without one.</source>
        <translation>Innskráning fylgir aðgangi. Allt í þessu forriti virkar án hans.</translation>
    </message>
    <message>
        <source>What would sync</source>
        <translation>Það sem yrði samstillt</translation>
    </message>
    <message>
        <source>Products, their names, and what you accepted, merged or split.</source>
        <translation>Vörur, nöfn þeirra og það sem þú samþykktir, sameinaðir eða skiptir upp.</translation>
    </message>
    <message>
        <source>Photos stay here. Only what is needed to compare them goes along.</source>
        <translation>Myndirnar verða hér. Aðeins það sem þarf til að bera þær saman fer með.</translation>
    </message>
    <message>
        <source>With the offline lock on, nothing does.</source>
        <translation>Þegar netlásinn er á fer ekkert.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Add photos…</source>
        <translation>Bæta við myndum…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Bæta við möppu…</translation>
    </message>
    <message>
        <source>Paste photos or web addresses</source>
        <translation>Líma myndir eða vefslóðir</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Afrita greiningu</translation>
    </message>
    <message>
        <source>New shoot</source>
        <translation>Ný myndataka</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Flytja út…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finna</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Flýtilyklar</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Stillingar…</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>Næsta svæði</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Loka</translation>
    </message>
    <message>
        <source>Larger tiles</source>
        <translation>Stærri myndir</translation>
    </message>
    <message>
        <source>Smaller tiles</source>
        <translation>Minni myndir</translation>
    </message>
    <message>
        <source>Open in the viewer</source>
        <translation>Opna í skoðara</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bera saman</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Fyrir og eftir</translation>
    </message>
    <message>
        <source>Ground behind the cutout</source>
        <translation>Grunnur á bak við úrklippuna</translation>
    </message>
    <message>
        <source>Details on or off</source>
        <translation>Upplýsingar sýndar eða faldar</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Hreinsa valið</translation>
    </message>
    <message>
        <source>Accept product</source>
        <translation>Samþykkja vöru</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Halda</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Sleppa</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Afrit</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>Sameina við…</translation>
    </message>
    <message>
        <source>Split off selection</source>
        <translation>Skipta vali frá</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Afturkalla</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Endurnefna</translation>
    </message>
    <message>
        <source>Split at the weakest link</source>
        <translation>Skipta við veikasta hlekkinn</translation>
    </message>
    <message>
        <source>Split into single photos</source>
        <translation>Skipta í stakar myndir</translation>
    </message>
    <message>
        <source>Move to a new product</source>
        <translation>Færa í nýja vöru</translation>
    </message>
    <message>
        <source>Review again</source>
        <translation>Skoða aftur</translation>
    </message>
    <message>
        <source>Not the same product</source>
        <translation>Ekki sama vara</translation>
    </message>
    <message>
        <source>Same product</source>
        <translation>Sama vara</translation>
    </message>
    <message>
        <source>Accept all sure products…</source>
        <translation>Samþykkja allar öruggar vörur…</translation>
    </message>
    <message>
        <source>Drop duplicates, keep the best…</source>
        <translation>Sleppa afritum, halda því besta…</translation>
    </message>
    <message>
        <source>Fold all products</source>
        <translation>Fella allar vörur saman</translation>
    </message>
    <message>
        <source>Unfold all products</source>
        <translation>Opna allar vörur</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Endurtaka</translation>
    </message>
    <message>
        <source>Regroup…</source>
        <translation>Endurflokka…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Yfirferð</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Fara um</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Mynd</translation>
    </message>
    <message>
        <source>Next product</source>
        <translation>Næsta vara</translation>
    </message>
    <message>
        <source>Previous product</source>
        <translation>Fyrri vara</translation>
    </message>
    <message>
        <source>Select more</source>
        <translation>Velja fleiri</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Ákveða</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Undo, also Ctrl+Z</source>
        <translation>Afturkalla, líka Ctrl+Z</translation>
    </message>
    <message>
        <source>Accept all sure products</source>
        <translation>Samþykkja allar öruggar vörur</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>Endurflokka</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Skoða</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Bil</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Skoðari</translation>
    </message>
    <message>
        <source>Shoot</source>
        <translation>Myndataka</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Bæta við myndum</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Bæta við möppu</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Flytja út</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Stillingar</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Difference</source>
        <translation>Mismunur</translation>
    </message>
    <message>
        <source>Zoom and move both photos together</source>
        <translation>Stækka og færa báðar myndirnar saman</translation>
    </message>
</context>
<context>
    <name>ComparingViewer</name>
    <message>
        <source>pair {number} of {count}</source>
        <translation>par {number} af {count}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Only photos that are cut out can be subtracted.</source>
        <translation>Aðeins er hægt að draga frá myndir sem hafa verið klipptar út.</translation>
    </message>
    <message>
        <source>{percent} % of the product differs. Red is what differs, grey what is the same.</source>
        <translation>{percent} % af vörunni eru ólík. Rautt er það sem er ólíkt, grátt það sem er eins.</translation>
    </message>
</context>
<context>
    <name>CutoutsPage</name>
    <message>
        <source>Cutouts</source>
        <translation>Úrklippur</translation>
    </message>
    <message>
        <source>What is chosen here counts from the next photo on.</source>
        <translation>Það sem valið er hér gildir frá næstu mynd.</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Hratt</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Jafnvægi</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Best</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>Annað líkan</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Vélbúnaður</translation>
    </message>
    <message>
        <source>The fastest that proves itself</source>
        <translation>Það hraðasta sem reynist vel</translation>
    </message>
    <message>
        <source>The processor only</source>
        <translation>Aðeins örgjörvinn</translation>
    </message>
    <message>
        <source>One pass of the small network</source>
        <translation>Ein umferð litla netsins</translation>
    </message>
    <message>
        <source>Finds the subject, looks again closely, asks a second network in doubt</source>
        <translation>Finnur myndefnið, skoðar aftur nánar og spyr annað net í vafa</translation>
    </message>
    <message>
        <source>Both networks look closely at every photo</source>
        <translation>Bæði netin skoða hverja mynd náið</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Gæði</translation>
    </message>
    <message>
        <source>Cuts in place of the quality; only those that are here</source>
        <translation>Klippir í stað gæðastillingar; aðeins þau sem eru hér</translation>
    </message>
    <message>
        <source>A graphics processor is tried out first, and used where it is faster and agrees</source>
        <translation>Skjákort er prófað fyrst og notað þar sem það er hraðara og skilar því sama</translation>
    </message>
    <message>
        <source>None: as the quality says</source>
        <translation>Ekkert: eftir gæðunum</translation>
    </message>
    <message>
        <source>Best needs the model U²-Net, which is not here. Without it photos are done in Balanced.</source>
        <translation>Best þarf líkanið U²-Net sem er ekki hér. Án þess eru myndir unnar í Jafnvægi.</translation>
    </message>
</context>
<context>
    <name>DividerHandle</name>
    <message>
        <source>Before and after, divider at {percent} %</source>
        <translation>Fyrir og eftir, skil við {percent} %</translation>
    </message>
</context>
<context>
    <name>DrawingViewer</name>
    <message>
        <source>Keep what was drawn?</source>
        <translation>Geyma það sem var teiknað?</translation>
    </message>
    <message>
        <source>The changes on this photo are not kept yet.</source>
        <translation>Breytingarnar á þessari mynd hafa ekki verið geymdar enn.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Henda</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Beita</translation>
    </message>
    <message>
        <source>Go on drawing</source>
        <translation>Teikna áfram</translation>
    </message>
    <message>
        <source>Cutting out…</source>
        <translation>Klippi út…</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Add photos</source>
        <translation>Bæta við myndum</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Bæta við möppu</translation>
    </message>
    <message>
        <source>Try the demo shoot</source>
        <translation>Prófa sýnismyndir</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, TIFF and AVIF. Your originals are never changed.</source>
        <translation>JPEG, PNG, WebP, TIFF og AVIF. Frummyndunum er aldrei breytt.</translation>
    </message>
    <message>
        <source>Drop photos or a folder here</source>
        <translation>Slepptu myndum eða möppu hér</translation>
    </message>
    <message>
        <source>Every photo gets a clean cutout, and photos of the same product end up together.</source>
        <translation>Hver mynd fær hreina úrklippu og myndir af sömu vöru lenda saman.</translation>
    </message>
</context>
<context>
    <name>DuplicatesDesk</name>
    <message>
        <source>There are no duplicates in this shoot.</source>
        <translation>Engin afrit eru í þessari myndatöku.</translation>
    </message>
    <message>
        <source>Of every photo only one is left.</source>
        <translation>Aðeins eitt eintak er eftir af hverri mynd.</translation>
    </message>
    <message>
        <source>Of each photo and its duplicates the best one stays: the sharper one, then the one with the cleaner cutout, the larger one, the larger file, the one taken first.</source>
        <translation>Af hverri mynd og afritum hennar verður sú besta eftir: sú skarpari, síðan sú með hreinni úrklippu, sú stærri, stærri skráin, sú sem var tekin fyrst.</translation>
    </message>
    <message>
        <source>The others are left out of exports. No file is touched, and it is one step of undo.</source>
        <translation>Hinar eru ekki með í útflutningi. Engin skrá er snert og það má afturkalla í einu skrefi.</translation>
    </message>
    <message numerus="yes">
        <source>Drop %Ln duplicate(s)?</source>
        <translation>
            <numerusform>Sleppa %Ln afriti?</numerusform>
            <numerusform>Sleppa %Ln afritum?</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop {photos}</source>
        <translation>Sleppa: {photos}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Stillingar (Ctrl+,)</translation>
    </message>
    <message>
        <source>Continue “{name}”</source>
        <translation>Halda áfram með „{name}“</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Ekkert fer úr þessari tölvu.</translation>
    </message>
    <message>
        <source>The models are already on board; an account is not needed.</source>
        <translation>Líkönin fylgja með; ekki þarf aðgang.</translation>
    </message>
</context>
<context>
    <name>ErrorHook</name>
    <message>
        <source>An error in the program: {name}.</source>
        <translation>Villa í forritinu: {name}.</translation>
    </message>
    <message>
        <source>The log has the details. What was done before is safe.</source>
        <translation>Nánari upplýsingar eru í annálnum. Það sem búið var er öruggt.</translation>
    </message>
    <message>
        <source>What was done before is safe, and you can go on. The details are in {file}; a copy of them without names or photos can be pasted into a message.</source>
        <translation>Það sem búið var er öruggt og þú getur haldið áfram. Nánari upplýsingar eru í {file}; afrit af þeim án nafna og mynda má líma í skilaboð.</translation>
    </message>
    <message>
        <source>An error in the program</source>
        <translation>Villa í forritinu</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Afrita greiningu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Loka</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>All</source>
        <translation>Allar</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Samþykkt</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Valdar</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Which photos</source>
        <translation>Hvaða myndir</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Breyta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Opna möppu</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>One folder for each recipe</source>
        <translation>Ein mappa fyrir hverja uppskrift</translation>
    </message>
    <message>
        <source>Leave out GPS position</source>
        <translation>Sleppa GPS-staðsetningu</translation>
    </message>
    <message>
        <source>Contact sheet (HTML and CSV)</source>
        <translation>Yfirlitsörk (HTML og CSV)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>og %Ln til viðbótar</numerusform>
            <numerusform>og %Ln til viðbótar</numerusform>
        </translation>
    </message>
    <message>
        <source>As the photo is called</source>
        <translation>Eins og myndin heitir</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Skráarheiti</translation>
    </message>
    <message>
        <source>Put it into the name</source>
        <translation>Setja það í heitið</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Exported</source>
        <translation>Flutt út</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Loka</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) are taken and get a number, such as {name}.</source>
        <translation>
            <numerusform>%Ln heiti er frátekið og fær númer, t.d. {name}.</numerusform>
            <numerusform>%Ln heiti eru frátekin og fá númer, t.d. {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that are there will be replaced, such as {name}.</source>
        <translation>
            <numerusform>%Ln skrá sem er þar fyrir verður skipt út, t.d. {name}.</numerusform>
            <numerusform>%Ln skrám sem eru þar fyrir verður skipt út, t.d. {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are in no product yet and are left out.</source>
        <translation>
            <numerusform>%Ln mynd er ekki í neinni vöru enn og er sleppt.</numerusform>
            <numerusform>%Ln myndir eru ekki í neinni vöru enn og er sleppt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln file(s)</source>
        <translation>
            <numerusform>Flytja út %Ln skrá</numerusform>
            <numerusform>Flytja út %Ln skrár</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Flytja út</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln skrá</numerusform>
            <numerusform>%Ln skrár</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one recipe.</source>
        <translation>Veldu að minnsta kosti eina uppskrift.</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>um {size}</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Halda áfram í bakgrunni</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Photos of this filter</source>
        <translation>Myndir þessarar síu</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>Dropped: it is left out of exports</source>
        <translation>Sleppt: hún er ekki með í útflutningi</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>sleppt</translation>
    </message>
    <message>
        <source>photo {place} of {count}</source>
        <translation>mynd {place} af {count}</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Photos</source>
        <translation>Myndir</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Almennt</translation>
    </message>
    <message>
        <source>The window, and how hard this computer works.</source>
        <translation>Glugginn, og hve mikið þessi tölva vinnur.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Eins og kerfið</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljóst</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dökkt</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Útlit</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Tungumál</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Minni hreyfing</translation>
    </message>
    <message>
        <source>Single letters are keys</source>
        <translation>Stakir stafir eru lyklar</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Velja…</translation>
    </message>
    <message>
        <source>Photos at a time</source>
        <translation>Myndir í einu</translation>
    </message>
    <message>
        <source>automatic: {count}</source>
        <translation>sjálfvirkt: {count}</translation>
    </message>
    <message>
        <source>Memory in GB</source>
        <translation>Minni í GB</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>sjálfvirkt</translation>
    </message>
    <message>
        <source>Results: there is no folder {folder}.</source>
        <translation>Niðurstöður: mappan {folder} er ekki til.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation>Ljóst, dökkt eða eins og kerfið hefur það</translation>
    </message>
    <message>
        <source>Changes at once, without a restart</source>
        <translation>Breytist strax, án endurræsingar</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Hreyfing</translation>
    </message>
    <message>
        <source>Without it everything is where it goes at once</source>
        <translation>Án hennar er allt strax á sínum stað</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Flýtilyklar</translation>
    </message>
    <message>
        <source>Switch the letters off if you speak to your computer or press keys by accident</source>
        <translation>Slökktu á stöfunum ef þú talar við tölvuna eða ýtir óvart á lykla</translation>
    </message>
    <message>
        <source>Where the last export went</source>
        <translation>Þangað sem síðast var flutt út</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>Niðurstöður fara í</translation>
    </message>
    <message>
        <source>What an export proposes; you can choose another folder each time</source>
        <translation>Það sem lagt er til við útflutning; velja má aðra möppu hverju sinni</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>Velja möppu fyrir niðurstöður</translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to others</source>
        <translation>Færri skilja meira eftir af tölvunni handa öðru</translation>
    </message>
    <message>
        <source>For the photos in work; with less, large photos wait for each other</source>
        <translation>Fyrir myndir í vinnslu; með minna bíða stórar myndir hver eftir annarri</translation>
    </message>
</context>
<context>
    <name>GroupingPage</name>
    <message>
        <source>Grouping</source>
        <translation>Flokkun</translation>
    </message>
    <message>
        <source>How much each signal counts when BG Remover asks “same product?”</source>
        <translation>Hve mikið hvert merki vegur þegar BG Remover spyr „sama vara?“</translation>
    </message>
    <message>
        <source>Semantic</source>
        <translation>Tegund</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Litur</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Einkenni</translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation>Lögun</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Jafna</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Þröskuldur</translation>
    </message>
    <message>
        <source>Fewest photos in a product</source>
        <translation>Fæstar myndir í vöru</translation>
    </message>
    <message>
        <source>Most photos in a product</source>
        <translation>Flestar myndir í vöru</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>ótakmarkað</translation>
    </message>
    <message>
        <source>Look for a suggestion</source>
        <translation>Leita að tillögu</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Nota hana</translation>
    </message>
    <message>
        <source>Save is possible once the sum is 1.00.</source>
        <translation>Hægt er að vista þegar summan er 1,00.</translation>
    </message>
    <message>
        <source>The most photos of a product are fewer than the fewest.</source>
        <translation>Hámarksfjöldi mynda í vöru er lægri en lágmarkið.</translation>
    </message>
    <message>
        <source>Comparing with what you accepted…</source>
        <translation>Ber saman við það sem þú samþykktir…</translation>
    </message>
    <message numerus="yes">
        <source>Too few decisions yet: %Ln more pair(s) are needed.</source>
        <translation>
            <numerusform>Of fáar ákvarðanir enn: %Ln par vantar.</numerusform>
            <numerusform>Of fáar ákvarðanir enn: %Ln pör vantar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your present settings suit your decisions best.</source>
        <translation>Núverandi stillingar falla best að ákvörðunum þínum.</translation>
    </message>
    <message>
        <source>New settings would get {new} of your decisions right, the present ones {old}.</source>
        <translation>Nýjar stillingar hefðu rétt fyrir sér um {new} af ákvörðunum þínum, þær núverandi {old}.</translation>
    </message>
    <message>
        <source>What kind of thing it is</source>
        <translation>Hvers konar hlutur þetta er</translation>
    </message>
    <message>
        <source>Colour of the item, background left out</source>
        <translation>Litur hlutarins, bakgrunni sleppt</translation>
    </message>
    <message>
        <source>Shared print, seams, corners</source>
        <translation>Sameiginleg áletrun, saumar, horn</translation>
    </message>
    <message>
        <source>Same shape in the same place</source>
        <translation>Sama lögun á sama stað</translation>
    </message>
    <message>
        <source>Above it: proposed as one product. {usual} is the measured default.</source>
        <translation>Yfir honum: lagt til sem ein vara. {usual} er mælt sjálfgildi.</translation>
    </message>
    <message>
        <source>Photos in a product</source>
        <translation>Myndir í vöru</translation>
    </message>
    <message>
        <source>Larger ones are proposed for a split</source>
        <translation>Lagt er til að stærri sé skipt upp</translation>
    </message>
    <message>
        <source>from</source>
        <translation>frá</translation>
    </message>
    <message>
        <source>to</source>
        <translation>til</translation>
    </message>
    <message>
        <source>Learn from my decisions</source>
        <translation>Læra af ákvörðunum mínum</translation>
    </message>
    <message>
        <source>Which weights would have proposed the products that you accepted?</source>
        <translation>Hvaða vægi hefði lagt til vörurnar sem þú samþykktir?</translation>
    </message>
    <message>
        <source>Open a shoot and accept some of its products first.</source>
        <translation>Opnaðu myndatöku og samþykktu fyrst nokkrar vörur í henni.</translation>
    </message>
    <message>
        <source>Sum {sum}</source>
        <translation>Summa {sum}</translation>
    </message>
    <message>
        <source>0.25 each is as measured; more or less counts the signal more or less.</source>
        <translation>0,25 hvert er eins og mælt var; meira eða minna breytir vægi merkisins.</translation>
    </message>
    <message>
        <source>The weights must add up to 1.00. Normalise keeps their proportions: {shares}.</source>
        <translation>Vægin verða að leggjast saman í 1,00. Jafna heldur hlutföllunum: {shares}.</translation>
    </message>
    <message>
        <source>Give one of them more than 0.</source>
        <translation>Gefðu einhverju þeirra meira en 0.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Details</source>
        <translation>Upplýsingar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reyna aftur</translation>
    </message>
    <message>
        <source>Select a photo to see it before and after.</source>
        <translation>Veldu mynd til að sjá hana fyrir og eftir.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Opna</translation>
    </message>
    <message>
        <source>Open in the viewer (Space)</source>
        <translation>Opna í skoðara (Bil)</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Bil</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bíður</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>Í vinnslu</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mistókst</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Þarf að skoða</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Flýtilyklar</translation>
    </message>
    <message>
        <source>? shows and hides this list. Letters work in the gallery, not in text fields.</source>
        <translation>? sýnir og felur þennan lista. Stafir virka í myndasafninu, ekki í textareitum.</translation>
    </message>
</context>
<context>
    <name>MergeBar</name>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Merge “{name}” with…</source>
        <translation>Sameina „{name}“ við…</translation>
    </message>
    <message>
        <source>Enter takes the first one; or click any product in the gallery.</source>
        <translation>Enter velur þá fyrstu; eða smelltu á vöru í myndasafninu.</translation>
    </message>
    <message>
        <source>Click a product in the gallery.</source>
        <translation>Smelltu á vöru í myndasafninu.</translation>
    </message>
    <message>
        <source>Nearest · {photos}</source>
        <translation>Nálægust · {photos}</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Get</source>
        <translation>Sækja</translation>
    </message>
    <message>
        <source>Get {model}</source>
        <translation>Sækja {model}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stöðva</translation>
    </message>
    <message>
        <source>Stop fetching {model}</source>
        <translation>Hætta að sækja {model}</translation>
    </message>
    <message>
        <source>How much of {model} is here</source>
        <translation>Hve mikið af {model} er komið</translation>
    </message>
    <message>
        <source>Only by import</source>
        <translation>Aðeins með innflutningi</translation>
    </message>
    <message>
        <source>Came with the program</source>
        <translation>Fylgdi forritinu</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hér</translation>
    </message>
    <message>
        <source>Here, kept by rembg</source>
        <translation>Hér, geymt hjá rembg</translation>
    </message>
    <message>
        <source>Checked: good</source>
        <translation>Athugað: í lagi</translation>
    </message>
    <message>
        <source>Damaged or another file</source>
        <translation>Skemmd eða önnur skrá</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Óþekkt</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Ekki læsilegt</translation>
    </message>
    <message>
        <source>{there} of {all}</source>
        <translation>{there} af {all}</translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>Import…</source>
        <translation>Flytja inn…</translation>
    </message>
    <message>
        <source>Check files</source>
        <translation>Athuga skrár</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stöðva</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Líkön</translation>
    </message>
    <message>
        <source>Kept in {folder}</source>
        <translation>Geymt í {folder}</translation>
    </message>
    <message>
        <source>Import the file of a model</source>
        <translation>Flytja inn skrá líkans</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation>Líkön (*.onnx)</translation>
    </message>
    <message>
        <source>Reading: {percent}</source>
        <translation>Les: {percent}</translation>
    </message>
    <message>
        <source>Here now: {models}.</source>
        <translation>Komið: {models}.</translation>
    </message>
    <message>
        <source>Was here already: {models}.</source>
        <translation>Var hér fyrir: {models}.</translation>
    </message>
    <message>
        <source>These are not as published: {files}. Get or import them again.</source>
        <translation>Þessar eru ekki eins og þær voru gefnar út: {files}. Sæktu þær eða fluttu inn aftur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) checked, all as published.</source>
        <translation>
            <numerusform>%Ln skrá athuguð, eins og hún var gefin út.</numerusform>
            <numerusform>%Ln skrár athugaðar, allar eins og þær voru gefnar út.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Rename the shoot</source>
        <translation>Endurnefna myndatökuna</translation>
    </message>
    <message>
        <source>Name of the shoot</source>
        <translation>Nafn myndatökunnar</translation>
    </message>
    <message>
        <source>A shoot needs a name.</source>
        <translation>Myndataka þarf nafn.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Endurnefna</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>No photos were found there.</source>
        <translation>Engar myndir fundust þar.</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}: a number from {least} to {most}.</source>
        <translation>{name}: tala frá {least} til {most}.</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Options</source>
        <translation>Valkostir</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Stærð</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>Mýkt</translation>
    </message>
    <message>
        <source>Follow edges</source>
        <translation>Fylgja brúnum</translation>
    </message>
    <message>
        <source>No box</source>
        <translation>Enginn rammi</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Henda</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Beita</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Endurheimta</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Stroka út</translation>
    </message>
    <message>
        <source>Subject box</source>
        <translation>Rammi um myndefni</translation>
    </message>
    <message>
        <source>Erase instead</source>
        <translation>Stroka út í staðinn</translation>
    </message>
    <message>
        <source>Restore instead</source>
        <translation>Endurheimta í staðinn</translation>
    </message>
    <message>
        <source>Draw a box around the product.</source>
        <translation>Teiknaðu ramma utan um vöruna.</translation>
    </message>
    <message>
        <source>A brush that follows edges finds them itself</source>
        <translation>Pensill sem fylgir brúnum finnur þær sjálfur</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Stærð pensils ([ og ])</translation>
    </message>
    <message>
        <source>What looks alike and hangs together follows the stroke (T)</source>
        <translation>Það sem er líkt og hangir saman fylgir strokunni (T)</translation>
    </message>
    <message>
        <source>Keep it (Ctrl+Enter)</source>
        <translation>Geyma það (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Back to how it was (Esc)</source>
        <translation>Aftur eins og var (Esc)</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Friðhelgi</translation>
    </message>
    <message>
        <source>No telemetry. The program connects only for what you ask it to fetch.</source>
        <translation>Engum notkunargögnum er safnað. Forritið tengist aðeins til að sækja það sem þú biður um.</translation>
    </message>
    <message>
        <source>Offline lock</source>
        <translation>Netlás</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Afrita sem texta</translation>
    </message>
    <message>
        <source>Nothing may connect</source>
        <translation>Ekkert má tengjast</translation>
    </message>
    <message>
        <source>While the lock is on the program opens no connection, and a download is refused</source>
        <translation>Meðan lásinn er á opnar forritið enga tengingu og neitar niðurhali</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s), the newest first</source>
        <translation>
            <numerusform>%Ln tenging</numerusform>
            <numerusform>%Ln tengingar, sú nýjasta fyrst</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection was ever made.</source>
        <translation>Aldrei hefur verið tengst.</translation>
    </message>
    <message>
        <source>Log of connections</source>
        <translation>Annáll tenginga</translation>
    </message>
    <message>
        <source>Copy the log of connections as text</source>
        <translation>Afrita annál tenginga sem texta</translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation>Geymt í {file}</translation>
    </message>
</context>
<context>
    <name>ProblemsPopover</name>
    <message>
        <source>Problems</source>
        <translation>Vandamál</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Reyna allar aftur</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Loka</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Afrita sem texta</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>og %Ln til viðbótar</numerusform>
            <numerusform>og %Ln til viðbótar</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Sýna</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reyna aftur</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written for %Ln of the photo(s).</source>
        <translation>
            <numerusform>Ekkert var ritað fyrir %Ln mynd.</numerusform>
            <numerusform>Ekkert var ritað fyrir %Ln myndir.</numerusform>
        </translation>
    </message>
    <message>
        <source>The batch goes on.</source>
        <translation>Vinnslan heldur áfram.</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Beginning…</source>
        <translation>Byrja…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Flytja út</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stöðva</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln photo(s) written</source>
        <translation>
            <numerusform>{done} af %Ln mynd rituð</numerusform>
            <numerusform>{done} af %Ln myndum ritaðar</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the photos in work…</source>
        <translation>Stöðva eftir myndirnar sem eru í vinnslu…</translation>
    </message>
</context>
<context>
    <name>RecipeCard</name>
    <message>
        <source>Rendering…</source>
        <translation>Teikna…</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Engin forskoðun</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>New recipe</source>
        <translation>Ný uppskrift</translation>
    </message>
    <message>
        <source>Edit recipe</source>
        <translation>Breyta uppskrift</translation>
    </message>
    <message>
        <source>Stands on the lower margin</source>
        <translation>Stendur á neðri spássíu</translation>
    </message>
    <message>
        <source>Soft shadow below</source>
        <translation>Mjúkur skuggi undir</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eyða</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Vista uppskrift</translation>
    </message>
    <message>
        <source>Fixed size</source>
        <translation>Föst stærð</translation>
    </message>
    <message>
        <source>Cropped to the product</source>
        <translation>Sniðið að vörunni</translation>
    </message>
    <message>
        <source>The photo&apos;s own frame</source>
        <translation>Eigin rammi myndarinnar</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Enginn</translation>
    </message>
    <message>
        <source>transparent, a colour such as #ffffff, or a picture&apos;s path</source>
        <translation>transparent, litur á borð við #ffffff eða slóð að mynd</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Heiti</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Skráargerð</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Flötur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Stærð</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Bakgrunnur</translation>
    </message>
    <message>
        <source>Product fills</source>
        <translation>Varan fyllir</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Gæði</translation>
    </message>
    <message>
        <source>Judged as</source>
        <translation>Metið sem</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breidd</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hæð</translation>
    </message>
    <message>
        <source>{title}, mine</source>
        <translation>{title}, mín</translation>
    </message>
</context>
<context>
    <name>RegroupBar</name>
    <message>
        <source>Regroup</source>
        <translation>Endurflokka</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Vægi</translation>
    </message>
    <message>
        <source>As fitted</source>
        <translation>Eins og mælt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Samþykkja</translation>
    </message>
    <message>
        <source>Reading the saved signals…</source>
        <translation>Les vistuð merki…</translation>
    </message>
    <message>
        <source>Grouping anew…</source>
        <translation>Flokka upp á nýtt…</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Ekkert myndi breytast.</translation>
    </message>
    <message>
        <source>Threshold {before} → {now}</source>
        <translation>Þröskuldur {before} → {now}</translation>
    </message>
    <message>
        <source>weight of {signal} {before} → {now}</source>
        <translation>vægi merkisins {signal} {before} → {now}</translation>
    </message>
    <message>
        <source>Nothing changes until you accept; accepting is one step of undo.</source>
        <translation>Ekkert breytist fyrr en þú samþykkir; það má afturkalla í einu skrefi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) merge</source>
        <translation>
            <numerusform>%Ln hópur sameinast</numerusform>
            <numerusform>%Ln hópar sameinast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln split(s)</source>
        <translation>
            <numerusform>%Ln skiptist</numerusform>
            <numerusform>%Ln skiptast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) move</source>
        <translation>
            <numerusform>%Ln mynd færist</numerusform>
            <numerusform>%Ln myndir færast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your decision(s) stay</source>
        <translation>
            <numerusform>%Ln ákvörðun þín stendur</numerusform>
            <numerusform>%Ln ákvarðanir þínar standa</numerusform>
        </translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Þröskuldur</translation>
    </message>
    <message>
        <source>Looser: fewer, larger products</source>
        <translation>Lausara: færri og stærri vörur</translation>
    </message>
    <message>
        <source>Stricter: more, smaller products</source>
        <translation>Strangara: fleiri og minni vörur</translation>
    </message>
</context>
<context>
    <name>Regrouping</name>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Stöðvað. Engu var breytt.</translation>
    </message>
    <message>
        <source>Preview of a new grouping · {before} → {after} groups · found out in {ms} ms</source>
        <translation>Forskoðun nýrrar flokkunar · {before} → {after} hópar · fundið á {ms} ms</translation>
    </message>
</context>
<context>
    <name>RekognitionPage</name>
    <message>
        <source>Rekognition</source>
        <translation>Rekognition</translation>
    </message>
    <message>
        <source>Amazon&apos;s paid image labels, as an extra semantic signal for pairs that stay uncertain.</source>
        <translation>Gjaldskyld myndmerki Amazon, sem viðbótarmerki um tegund þar sem vafi er um pör.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Slökkt</translation>
    </message>
    <message>
        <source>What it would cost for “{shoot}”</source>
        <translation>Hvað það myndi kosta fyrir „{shoot}“</translation>
    </message>
    <message>
        <source>What it would cost</source>
        <translation>Hvað það myndi kosta</translation>
    </message>
    <message>
        <source>Uncertain photos only</source>
        <translation>Aðeins vafamyndir</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Allar myndir</translation>
    </message>
    <message>
        <source>Open a shoot to see the estimate for it.</source>
        <translation>Opnaðu myndatöku til að sjá áætlun fyrir hana.</translation>
    </message>
    <message>
        <source>{price} a photo · {region} · price of {date}</source>
        <translation>{price} á mynd · {region} · verð {date}</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Before anything is sent</source>
        <translation>Áður en nokkuð er sent</translation>
    </message>
    <message>
        <source>A 640 px copy of the cutout goes to AWS, without EXIF and GPS.</source>
        <translation>640 px afrit af úrklippunni fer til AWS, án EXIF og GPS.</translation>
    </message>
    <message>
        <source>Through the account of your company, which sees the bill.</source>
        <translation>Um reikning fyrirtækis þíns, sem sér kostnaðinn.</translation>
    </message>
    <message>
        <source>Everything else keeps working offline, with or without this.</source>
        <translation>Allt annað virkar áfram án nets, með eða án þessa.</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Skráðu þig fyrst inn</translation>
    </message>
    <message>
        <source>Rekognition is billed to an account and there is none here yet. You will be asked for your consent to the price before the first photo is sent.</source>
        <translation>Rekognition er gjaldfært á aðgang og hér er enginn enn. Þú verður beðin(n) um samþykki fyrir verðinu áður en fyrsta myndin er send.</translation>
    </message>
</context>
<context>
    <name>Reviewer</name>
    <message>
        <source>Undo</source>
        <translation>Afturkalla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Endurtaka</translation>
    </message>
    <message>
        <source>Select the photos that are to leave this product, not all of them.</source>
        <translation>Veldu myndirnar sem eiga að fara úr þessari vöru, ekki allar.</translation>
    </message>
    <message>
        <source>The links of this product are not known yet.</source>
        <translation>Tengslin í þessari vöru eru ekki þekkt enn.</translation>
    </message>
    <message>
        <source>There is no other photo in this product that it could be a duplicate of.</source>
        <translation>Engin önnur mynd er í þessari vöru sem hún gæti verið afrit af.</translation>
    </message>
    <message>
        <source>Select two photos.</source>
        <translation>Veldu tvær myndir.</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Duplicate and edit</source>
        <translation>Afrita og breyta</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Breyta</translation>
    </message>
    <message>
        <source>this photo: {sides}, {size}</source>
        <translation>þessi mynd: {sides}, {size}</translation>
    </message>
    <message>
        <source>No shop has a say in these files.</source>
        <translation>Engin verslun setur reglur um þessar skrár.</translation>
    </message>
    <message>
        <source>Judged on the written file. Rules last checked {day}.</source>
        <translation>Metið eftir rituðu skránni. Reglur síðast athugaðar {day}.</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Stillingar</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>Upphafsstillingar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Vista</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Loka</translation>
    </message>
</context>
<context>
    <name>ShootDesk</name>
    <message>
        <source>Its {photos} and everything that was exported stay where they are.</source>
        <translation>Það sem hún geymir ({photos}) og allt sem flutt var út verður áfram á sínum stað.</translation>
    </message>
    <message>
        <source>Its products, their names and what can be undone are forgotten.</source>
        <translation>Vörur hennar, nöfn þeirra og það sem hægt er að afturkalla gleymist.</translation>
    </message>
    <message>
        <source>Remove “{name}” from the list?</source>
        <translation>Fjarlægja „{name}“ af listanum?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjarlægja</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hætta við</translation>
    </message>
</context>
<context>
    <name>Shutdown</name>
    <message>
        <source>Stop and close?</source>
        <translation>Stöðva og loka?</translation>
    </message>
    <message>
        <source>Photos are still in work. What is done is kept; the others wait for the next time.</source>
        <translation>Myndir eru enn í vinnslu. Það sem er tilbúið geymist; hinar bíða næsta skiptis.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stöðva og loka</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Vinna áfram</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Shoots and filters</source>
        <translation>Myndatökur og síur</translation>
    </message>
    <message>
        <source>New shoot (Ctrl+N)</source>
        <translation>Ný myndataka (Ctrl+N)</translation>
    </message>
    <message>
        <source>Shoots</source>
        <translation>Myndatökur</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Myndir</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Allar</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Þarf að skoða</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Afrit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tilbúnar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mistókust</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Vörur</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Til skoðunar</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Samþykktar</translation>
    </message>
    <message>
        <source>Single photos</source>
        <translation>Stakar myndir</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Ekkert fer úr þessari tölvu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Opna</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Endurnefna…</translation>
    </message>
    <message>
        <source>Remove from the list…</source>
        <translation>Fjarlægja af listanum…</translation>
    </message>
</context>
<context>
    <name>SignalBars</name>
    <message>
        <source>Semantic</source>
        <translation>Tegund</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Litur</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Einkenni</translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation>Lögun</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Resume</source>
        <translation>Halda áfram</translation>
    </message>
    <message>
        <source>K keep   X drop   M merge   S split   U undo   ? all keys</source>
        <translation>K halda   X sleppa   M sameina   S skipta   U afturkalla   ? allir lyklar</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Endurtaka</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Afturkalla</translation>
    </message>
    <message numerus="yes">
        <source>Resume with %Ln waiting photo(s)</source>
        <translation>
            <numerusform>Halda áfram með %Ln mynd sem bíður</numerusform>
            <numerusform>Halda áfram með %Ln myndir sem bíða</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be written:</source>
        <translation>
            <numerusform>Ekki tókst að rita %Ln mynd:</numerusform>
            <numerusform>Ekki tókst að rita %Ln myndir:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written, {size}, in {time}.</source>
        <translation>
            <numerusform>%Ln skrá rituð, {size}, á {time}.</numerusform>
            <numerusform>%Ln skrár ritaðar, {size}, á {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln file(s) were not written; what is there is whole.</source>
        <translation>
            <numerusform>Stöðvað. %Ln skrá var ekki rituð; það sem komið er er heilt.</numerusform>
            <numerusform>Stöðvað. %Ln skrár voru ekki ritaðar; það sem komið er er heilt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Sýna</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>og %Ln til viðbótar</numerusform>
            <numerusform>og %Ln til viðbótar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Behind the cutout</source>
        <translation>Á bak við úrklippuna</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>Köflótt</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Hvítt</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grátt</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Svart</translation>
    </message>
    <message>
        <source>Own colour; again to change it</source>
        <translation>Eigin litur; aftur til að breyta honum</translation>
    </message>
    <message>
        <source>Colour behind the cutout</source>
        <translation>Litur á bak við úrklippuna</translation>
    </message>
</context>
<context>
    <name>ToolRail</name>
    <message>
        <source>Tools</source>
        <translation>Verkfæri</translation>
    </message>
    <message>
        <source>Move the picture (H)</source>
        <translation>Færa myndina (H)</translation>
    </message>
    <message>
        <source>Restore brush (B)</source>
        <translation>Endurheimtarpensill (B)</translation>
    </message>
    <message>
        <source>Erase brush (E)</source>
        <translation>Strokpensill (E)</translation>
    </message>
    <message>
        <source>Subject box (R)</source>
        <translation>Rammi um myndefni (R)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Afturkalla (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Endurtaka (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Photo or cutout (Space)</source>
        <translation>Mynd eða úrklippa (Bil)</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Add</source>
        <translation>Bæta við</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Vörur</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Myndir</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Sýna</translation>
    </message>
    <message>
        <source>Details (I)</source>
        <translation>Upplýsingar (I)</translation>
    </message>
    <message>
        <source>Keys (?)</source>
        <translation>Flýtilyklar (?)</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Stillingar (Ctrl+,)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Afturkalla</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Yfirferð</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>Endurflokka</translation>
    </message>
    <message>
        <source>Regroup (Ctrl+G)</source>
        <translation>Endurflokka (Ctrl+G)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Flytja út</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Ekkert að afturkalla</translation>
    </message>
    <message>
        <source>When the photos are done</source>
        <translation>Þegar myndirnar eru tilbúnar</translation>
    </message>
    <message>
        <source>Find a file or product</source>
        <translation>Finna skrá eða vöru</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finna</translation>
    </message>
    <message>
        <source>Tile size (Ctrl and the wheel)</source>
        <translation>Stærð mynda (Ctrl og hjólið)</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Stærð mynda</translation>
    </message>
</context>
<context>
    <name>VerdictRow</name>
    <message>
        <source>Same product?</source>
        <translation>Sama vara?</translation>
    </message>
    <message>
        <source>These two were never compared.</source>
        <translation>Þessar tvær voru aldrei bornar saman.</translation>
    </message>
    <message>
        <source>Same product</source>
        <translation>Sama vara</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Ekki sama</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Afrit</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Saman</translation>
    </message>
    <message>
        <source>Two products</source>
        <translation>Tvær vörur</translation>
    </message>
    <message>
        <source>One is an edit of the other.</source>
        <translation>Önnur er breytt útgáfa hinnar.</translation>
    </message>
    <message>
        <source>Not a duplicate: another shot.</source>
        <translation>Ekki afrit: önnur taka.</translation>
    </message>
    <message>
        <source>Your answer is kept and never overruled.</source>
        <translation>Svar þitt er geymt og aldrei hnekkt.</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Viewer</source>
        <translation>Skoðari</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Opna…</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} af {count}</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Gallery</source>
        <translation>Myndasafn</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>Aftur í myndasafnið (Esc)</translation>
    </message>
    <message>
        <source>Divider</source>
        <translation>Skil</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Hlið við hlið</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Mismunur</translation>
    </message>
    <message>
        <source>How to look at it</source>
        <translation>Hvernig skoðað er</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Tengdar</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Víxla</translation>
    </message>
    <message>
        <source>Swap A and B (F)</source>
        <translation>Víxla A og B (F)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Minna (-)</translation>
    </message>
    <message>
        <source>Pixel for pixel (1)</source>
        <translation>Díll fyrir díl (1)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Stærra (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passa</translation>
    </message>
    <message>
        <source>All of the photo (0)</source>
        <translation>Öll myndin (0)</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Þarf að skoða</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mistókst</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Ótengdar</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Zoom and move both photos together</source>
        <translation>Stækka og færa báðar myndirnar saman</translation>
    </message>
</context>
<context>
    <name>ViewerKeys</name>
    <message>
        <source>Back to the gallery</source>
        <translation>Aftur í myndasafnið</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Fyrri mynd</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Næsta mynd</translation>
    </message>
    <message>
        <source>Photo or cutout</source>
        <translation>Mynd eða úrklippa</translation>
    </message>
    <message>
        <source>Ground behind the cutout</source>
        <translation>Grunnur á bak við úrklippuna</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Færa myndina</translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation>Endurheimtarpensill</translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation>Strokpensill</translation>
    </message>
    <message>
        <source>Subject box</source>
        <translation>Rammi um myndefni</translation>
    </message>
    <message>
        <source>Follow edges</source>
        <translation>Fylgja brúnum</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Minni pensill</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Stærri pensill</translation>
    </message>
    <message>
        <source>All of the photo</source>
        <translation>Öll myndin</translation>
    </message>
    <message>
        <source>Pixel for pixel</source>
        <translation>Díll fyrir díl</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Stærra</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Minna</translation>
    </message>
    <message>
        <source>Compare with another photo</source>
        <translation>Bera saman við aðra mynd</translation>
    </message>
</context>
<context>
    <name>ViewerStage</name>
    <message>
        <source>Picture</source>
        <translation>Mynd</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Mynd</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Úrklippa</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>There is no other photo to compare this one with.</source>
        <translation>Engin önnur mynd er til að bera þessa saman við.</translation>
    </message>
    <message>
        <source>That is how it is already.</source>
        <translation>Þannig er það nú þegar.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Haldið</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Sleppt</translation>
    </message>
</context>
<context>
    <name>WeightSliders</name>
    <message>
        <source>Semantic</source>
        <translation>Tegund</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Litur</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Einkenni</translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation>Lögun</translation>
    </message>
    <message>
        <source>Weight of {signal}</source>
        <translation>Vægi merkisins {signal}</translation>
    </message>
</context>
<context>
    <name>WhyTogether</name>
    <message>
        <source>Why together?</source>
        <translation>Hvers vegna saman?</translation>
    </message>
    <message>
        <source>Same product</source>
        <translation>Sama vara</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Ekki sama</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>með {name}</translation>
    </message>
    <message>
        <source>Weakest link in this product.</source>
        <translation>Veikasti hlekkurinn í þessari vöru.</translation>
    </message>
</context>
<context>
    <name>told</name>
    <message>
        <source>A correction names photo {} twice.</source>
        <translation>Leiðrétting nefnir mynd {} tvisvar.</translation>
    </message>
    <message>
        <source>A recipe cannot be called {}.</source>
        <translation>Uppskrift getur ekki heitið {}.</translation>
    </message>
    <message>
        <source>A stroke needs points, each with an x and a y.</source>
        <translation>Stroka þarf punkta, hvern með x og y.</translation>
    </message>
    <message>
        <source>About {} are needed for {} left.</source>
        <translation>Um {} þarf fyrir {} sem eftir eru.</translation>
    </message>
    <message>
        <source>Add it again to cut out what it shows now.</source>
        <translation>Bættu henni við aftur til að klippa út það sem hún sýnir núna.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Bættu henni við aftur.</translation>
    </message>
    <message>
        <source>Add photos first.</source>
        <translation>Bættu fyrst við myndum.</translation>
    </message>
    <message>
        <source>Add photos of your own.</source>
        <translation>Bættu við eigin myndum.</translation>
    </message>
    <message>
        <source>Add the photos inside it.</source>
        <translation>Bættu við myndunum sem eru í henni.</translation>
    </message>
    <message>
        <source>An error in the program: {}.</source>
        <translation>Villa í forritinu: {}.</translation>
    </message>
    <message>
        <source>An error in the program: {}: {}. The log has the details.</source>
        <translation>Villa í forritinu: {}: {}. Nánari upplýsingar eru í annálnum.</translation>
    </message>
    <message>
        <source>Another BG Remover works on this shoot at the moment.</source>
        <translation>Annað BG Remover vinnur í þessari myndatöku í augnablikinu.</translation>
    </message>
    <message>
        <source>Begin the file with that line.</source>
        <translation>Láttu skrána byrja á þeirri línu.</translation>
    </message>
    <message>
        <source>Best needs the model u2net, which is not here. These photos are done in Balanced.</source>
        <translation>Best þarf líkanið u2net sem er ekki hér. Þessar myndir eru unnar í Jafnvægi.</translation>
    </message>
    <message>
        <source>Bring it back, or leave it out.</source>
        <translation>Settu hana aftur á sinn stað eða slepptu henni.</translation>
    </message>
    <message>
        <source>By hand: get {} in another way and import the file.</source>
        <translation>Handvirkt: náðu í {} með öðrum hætti og flyttu skrána inn.</translation>
    </message>
    <message>
        <source>Call it as its file is called.</source>
        <translation>Notaðu nafn skrárinnar.</translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation>Athugaðu aðgangsheimildir hennar og drifið.</translation>
    </message>
    <message>
        <source>Check that the folder can be written and the file is no other program&apos;s; it was not changed.</source>
        <translation>Athugaðu hvort rita má í möppuna og hvort skráin tilheyrir öðru forriti; henni var ekki breytt.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Athugaðu vefslóðina.</translation>
    </message>
    <message>
        <source>Check the drive and its permissions, then try again.</source>
        <translation>Athugaðu drifið og aðgangsheimildir þess og reyndu svo aftur.</translation>
    </message>
    <message>
        <source>Check the drive, then try it again.</source>
        <translation>Athugaðu drifið og reyndu svo aftur.</translation>
    </message>
    <message>
        <source>Check the drive.</source>
        <translation>Athugaðu drifið.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Athugaðu nafnið.</translation>
    </message>
    <message>
        <source>Check the path and the drive.</source>
        <translation>Athugaðu slóðina og drifið.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Athugaðu slóðina.</translation>
    </message>
    <message>
        <source>Choose JPEG.</source>
        <translation>Veldu JPEG.</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>Veldu möppu fyrir niðurstöðurnar.</translation>
    </message>
    <message>
        <source>Choose a quality instead of a model: fast, balanced or best.</source>
        <translation>Veldu gæði í stað líkans: Hratt, Jafnvægi eða Best.</translation>
    </message>
    <message>
        <source>Choose a radius.</source>
        <translation>Veldu radíus.</translation>
    </message>
    <message>
        <source>Choose a smaller canvas.</source>
        <translation>Veldu minni flöt.</translation>
    </message>
    <message>
        <source>Choose one that is.</source>
        <translation>Veldu eina sem er það.</translation>
    </message>
    <message>
        <source>Close it, then start this one again: the last good copy is restored then.</source>
        <translation>Lokaðu því og ræstu svo þetta aftur: þá er síðasta góða afritið endurheimt.</translation>
    </message>
    <message>
        <source>Close other programs and try it again, or save the photo smaller.</source>
        <translation>Lokaðu öðrum forritum og reyndu aftur, eða vistaðu myndina minni.</translation>
    </message>
    <message>
        <source>Close other programs, then try it again.</source>
        <translation>Lokaðu öðrum forritum og reyndu svo aftur.</translation>
    </message>
    <message>
        <source>Commercial use needs a paid agreement with BRIA.</source>
        <translation>Notkun í atvinnuskyni krefst greidds samnings við BRIA.</translation>
    </message>
    <message>
        <source>Convert it to JPEG, then add it again.</source>
        <translation>Breyttu henni í JPEG og bættu henni svo við aftur.</translation>
    </message>
    <message>
        <source>Copy it again from the camera or card.</source>
        <translation>Afritaðu hana aftur úr myndavélinni eða af kortinu.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Afritaðu hana eða sæktu aftur.</translation>
    </message>
    <message>
        <source>Copy the address of the picture itself.</source>
        <translation>Afritaðu vefslóð myndarinnar sjálfrar.</translation>
    </message>
    <message>
        <source>Copy the picture&apos;s address again.</source>
        <translation>Afritaðu vefslóð myndarinnar aftur.</translation>
    </message>
    <message>
        <source>Copy the picture&apos;s own address.</source>
        <translation>Afritaðu eigin vefslóð myndarinnar.</translation>
    </message>
    <message>
        <source>Correct it or move it away.</source>
        <translation>Leiðréttu hana eða færðu hana burt.</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>Leiðréttu skrána.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Leiðréttu gildið.</translation>
    </message>
    <message>
        <source>Correct them; a field that is left out has its default.</source>
        <translation>Leiðréttu þær; reitur sem er sleppt fær sjálfgildi sitt.</translation>
    </message>
    <message>
        <source>Develop it to JPEG or TIFF, then add that file.</source>
        <translation>Framkallaðu hana í JPEG eða TIFF og bættu svo þeirri skrá við.</translation>
    </message>
    <message>
        <source>Do not use this address.</source>
        <translation>Ekki nota þessa vefslóð.</translation>
    </message>
    <message>
        <source>Download it again if it should be one of them. Weights of your own need an entry in {}.</source>
        <translation>Sæktu hana aftur ef hún á að vera ein þeirra. Eigin líkön þurfa færslu í {}.</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <translation>Teiknaðu hann aftur.</translation>
    </message>
    <message>
        <source>Draw it around something in the photo.</source>
        <translation>Teiknaðu hann utan um eitthvað á myndinni.</translation>
    </message>
    <message>
        <source>Draw it with a width and a height.</source>
        <translation>Teiknaðu hann með breidd og hæð.</translation>
    </message>
    <message>
        <source>Draw on it when it is.</source>
        <translation>Teiknaðu á hana þegar hún er það.</translation>
    </message>
    <message>
        <source>Draw them again.</source>
        <translation>Teiknaðu þær aftur.</translation>
    </message>
    <message>
        <source>Export it as PNG or JPEG, then add that file.</source>
        <translation>Flyttu hana út sem PNG eða JPEG og bættu svo þeirri skrá við.</translation>
    </message>
    <message>
        <source>Export the shoot again with: bg-remover shoots export.</source>
        <translation>Flyttu myndatökuna út aftur með: bg-remover shoots export.</translation>
    </message>
    <message>
        <source>Export when they are done, or press Stop.</source>
        <translation>Flyttu út þegar þær eru tilbúnar eða ýttu á Stöðva.</translation>
    </message>
    <message>
        <source>Fetch it again: bg-remover models fetch {}.</source>
        <translation>Sæktu það aftur: bg-remover models fetch {}.</translation>
    </message>
    <message>
        <source>Fetch it: bg-remover models fetch {} ({} MB). Or import its file: bg-remover models import FILE.</source>
        <translation>Sæktu það undir Stillingar, Úrklippur, eða með: bg-remover models fetch {} ({} MB). Eða flyttu skrána inn: bg-remover models import FILE.</translation>
    </message>
    <message>
        <source>Give 1 or more.</source>
        <translation>Gefðu upp 1 eða meira.</translation>
    </message>
    <message>
        <source>Give a CSV file in UTF-8.</source>
        <translation>Gefðu upp CSV-skrá í UTF-8.</translation>
    </message>
    <message>
        <source>Give a CSV file.</source>
        <translation>Gefðu upp CSV-skrá.</translation>
    </message>
    <message>
        <source>Give a larger maximum or a smaller minimum.</source>
        <translation>Gefðu upp hærra hámark eða lægra lágmark.</translation>
    </message>
    <message>
        <source>Give a number from 0 to 1.</source>
        <translation>Gefðu upp tölu frá 0 til 1.</translation>
    </message>
    <message>
        <source>Give a number from 0 up.</source>
        <translation>Gefðu upp tölu frá 0 og upp úr.</translation>
    </message>
    <message>
        <source>Give one of them more.</source>
        <translation>Gefðu einhverju þeirra meira.</translation>
    </message>
    <message>
        <source>Give semantic, colour or spatial some weight too.</source>
        <translation>Gefðu tegund, lit eða lögun líka eitthvert vægi.</translation>
    </message>
    <message>
        <source>Give yourself read permission.</source>
        <translation>Gefðu þér lesheimild.</translation>
    </message>
    <message>
        <source>Group {} has {} photos, more than {}: you put them together.</source>
        <translation>Í hópi {} eru {} myndir, fleiri en {}: þú settir þær saman.</translation>
    </message>
    <message>
        <source>If it is a computer of your own, allow it: bg-remover network allow {}. Otherwise leave this address out.</source>
        <translation>Ef þetta er þín eigin tölva skaltu leyfa hana: bg-remover network allow {}. Slepptu annars þessari vefslóð.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>Flyttu hana inn aftur.</translation>
    </message>
    <message>
        <source>Import its file instead.</source>
        <translation>Flyttu skrá þess inn í staðinn.</translation>
    </message>
    <message>
        <source>Install a newer rembg.</source>
        <translation>Settu upp nýrra rembg.</translation>
    </message>
    <message>
        <source>Install again.</source>
        <translation>Settu upp aftur.</translation>
    </message>
    <message>
        <source>Install that version.</source>
        <translation>Settu upp þá útgáfu.</translation>
    </message>
    <message>
        <source>Install the newer version of BG Remover.</source>
        <translation>Settu upp nýrri útgáfu BG Remover.</translation>
    </message>
    <message>
        <source>Install the newer version to open it. Nothing was changed.</source>
        <translation>Settu upp nýrri útgáfuna til að opna það. Engu var breytt.</translation>
    </message>
    <message>
        <source>Install the program again, or put the file back.</source>
        <translation>Settu forritið upp aftur eða settu skrána á sinn stað.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Settu forritið upp aftur.</translation>
    </message>
    <message>
        <source>It will probably not all fit: about {} are needed in {}, and {} are free.</source>
        <translation>Líklega kemst ekki allt fyrir: um {} þarf í {}, en {} eru laus.</translation>
    </message>
    <message>
        <source>Its author gives the weights under MIT; some of the photos that BiRefNet learned from have terms of their own.</source>
        <translation>Höfundurinn veitir líkanið undir MIT; sumar myndanna sem BiRefNet lærði af hafa eigin skilmála.</translation>
    </message>
    <message>
        <source>Its authors license their code (Apache-2.0) and say nothing of the weights.</source>
        <translation>Höfundarnir veita leyfi fyrir kóðanum (Apache-2.0) en segja ekkert um líkanið sjálft.</translation>
    </message>
    <message>
        <source>Its end mark is missing; the picture is whole.</source>
        <translation>Endamerki hennar vantar; myndin er heil.</translation>
    </message>
    <message>
        <source>Leave it out, or open it to see what it is.</source>
        <translation>Slepptu henni eða opnaðu hana til að sjá hvað hún er.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Slepptu henni.</translation>
    </message>
    <message>
        <source>Leave out what stands before the @.</source>
        <translation>Slepptu því sem stendur á undan @.</translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation>Sleppt.</translation>
    </message>
    <message>
        <source>Made from u2net (Apache-2.0) and shared in an issue without a licence of its own.</source>
        <translation>Gert úr u2net (Apache-2.0) og deilt í umræðuþræði án eigin leyfis.</translation>
    </message>
    <message>
        <source>Made from u2net by packaging/make_small_u2net.py.</source>
        <translation>Gert úr u2net með packaging/make_small_u2net.py.</translation>
    </message>
    <message>
        <source>Make room for {} more. What fits is done and stays; then it goes on.</source>
        <translation>Losaðu pláss fyrir {} í viðbót. Það sem kemst fyrir er unnið og geymist; síðan er haldið áfram.</translation>
    </message>
    <message>
        <source>Make room there or choose another drive, then go on.</source>
        <translation>Losaðu pláss þar eða veldu annað drif og haltu svo áfram.</translation>
    </message>
    <message>
        <source>Make room there, then try again.</source>
        <translation>Losaðu pláss þar og reyndu svo aftur.</translation>
    </message>
    <message>
        <source>Mend the link, or leave it out.</source>
        <translation>Lagaðu tengilinn eða slepptu honum.</translation>
    </message>
    <message>
        <source>Name the file, or the folder that holds it.</source>
        <translation>Tilgreindu skrána eða möppuna sem geymir hana.</translation>
    </message>
    <message>
        <source>Name two photos.</source>
        <translation>Tilgreindu tvær myndir.</translation>
    </message>
    <message>
        <source>No licence is stated for the weights of {}: ask before commercial use.</source>
        <translation>Ekkert leyfi er tilgreint fyrir líkanið {}: spyrðu áður en það er notað í atvinnuskyni.</translation>
    </message>
    <message>
        <source>Nothing can be written in {}: {}.</source>
        <translation>Ekki er hægt að rita neitt í {}: {}.</translation>
    </message>
    <message>
        <source>Nothing is lost by it, but some photos may be done twice.</source>
        <translation>Ekkert glatast við það, en sumar myndir gætu verið unnar tvisvar.</translation>
    </message>
    <message>
        <source>One product has more than {} photos: it became groups {} and {}, split at its weakest links.</source>
        <translation>Í einni vöru eru fleiri en {} myndir: henni var skipt í hópa {} og {} við veikustu hlekkina.</translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// can be added.</source>
        <translation>Aðeins er hægt að bæta við vefslóðum sem byrja á http:// eða https://.</translation>
    </message>
    <message>
        <source>Only the weight feature is above 0, but that signal is measured for a part of the pairs.</source>
        <translation>Aðeins einkenni hafa vægi yfir 0, en það merki er einungis mælt fyrir hluta paranna.</translation>
    </message>
    <message>
        <source>Open the address in a browser to see what is there.</source>
        <translation>Opnaðu vefslóðina í vafra til að sjá hvað er þar.</translation>
    </message>
    <message>
        <source>Put their folders before it.</source>
        <translation>Settu möppurnar fyrir framan.</translation>
    </message>
    <message>
        <source>Put them in braces, as the service does.</source>
        <translation>Settu þær í slaufusviga eins og þjónustan gerir.</translation>
    </message>
    <message>
        <source>Raise the most photos of a group to have it in one.</source>
        <translation>Hækkaðu hámarksfjölda mynda í vöru til að hafa hana í einu lagi.</translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation>Endurnefndu skrána.</translation>
    </message>
    <message>
        <source>Retry the photo.</source>
        <translation>Reyndu myndina aftur.</translation>
    </message>
    <message>
        <source>Save it by hand, then add it.</source>
        <translation>Vistaðu hana handvirkt og bættu henni svo við.</translation>
    </message>
    <message>
        <source>Save it smaller or compressed, then add it again.</source>
        <translation>Vistaðu hana minni eða þjappaða og bættu henni svo við aftur.</translation>
    </message>
    <message>
        <source>Save it smaller, then add it again.</source>
        <translation>Vistaðu hana minni og bættu henni svo við aftur.</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits, then add it again.</source>
        <translation>Vistaðu hana með 8 eða 16 bitum og bættu henni svo við aftur.</translation>
    </message>
    <message>
        <source>Save the picture itself, then add that.</source>
        <translation>Vistaðu myndina sjálfa og bættu henni svo við.</translation>
    </message>
    <message>
        <source>Say transparent, a colour such as #ffffff, or the path of an image.</source>
        <translation>Gefðu upp transparent, lit á borð við #ffffff eða slóð að mynd.</translation>
    </message>
    <message>
        <source>Say yes or no.</source>
        <translation>Segðu yes eða no.</translation>
    </message>
    <message>
        <source>See {}.</source>
        <translation>Sjá {}.</translation>
    </message>
    <message>
        <source>Take a correction back to make it smaller.</source>
        <translation>Taktu leiðréttingu til baka til að minnka hann.</translation>
    </message>
    <message>
        <source>Take the lock off under Settings, Privacy, or with: bg-remover network unlock.</source>
        <translation>Taktu lásinn af undir Stillingar, Friðhelgi, eða með: bg-remover network unlock.</translation>
    </message>
    <message>
        <source>That is no web address.</source>
        <translation>Þetta er ekki vefslóð.</translation>
    </message>
    <message>
        <source>The address of {} holds a user name, which can hide where it really leads.</source>
        <translation>Vefslóðin á {} inniheldur notandanafn, sem getur falið hvert hún leiðir í raun.</translation>
    </message>
    <message>
        <source>The background has no single colour, so the product cannot be told from it.</source>
        <translation>Bakgrunnurinn er ekki einlitur svo að ekki er hægt að greina vöruna frá honum.</translation>
    </message>
    <message>
        <source>The box around the subject is empty.</source>
        <translation>Ramminn utan um myndefnið er tómur.</translation>
    </message>
    <message>
        <source>The box around the subject lies outside the photo, which is {} x {} pixels.</source>
        <translation>Ramminn utan um myndefnið er fyrir utan myndina, sem er {} x {} dílar.</translation>
    </message>
    <message>
        <source>The catalogue {} cannot be used: {}</source>
        <translation>Ekki er hægt að nota líkanaskrána {}: {}</translation>
    </message>
    <message>
        <source>The certificate of {} is not trusted.</source>
        <translation>Skilríki {} er ekki treyst.</translation>
    </message>
    <message>
        <source>The connection to {} broke.</source>
        <translation>Tengingin við {} rofnaði.</translation>
    </message>
    <message>
        <source>The connection to {} failed.</source>
        <translation>Ekki tókst að tengjast {}.</translation>
    </message>
    <message>
        <source>The copy of {} is used: what was decided later is not in it.</source>
        <translation>Afritið frá {} er notað: það sem ákveðið var síðar er ekki í því.</translation>
    </message>
    <message>
        <source>The demo photos are not in {}.</source>
        <translation>Sýnismyndirnar eru ekki í {}.</translation>
    </message>
    <message>
        <source>The disk is full: {} in {} cannot grow.</source>
        <translation>Diskurinn er fullur: {} í {} getur ekki stækkað.</translation>
    </message>
    <message>
        <source>The download from {} failed: {}.</source>
        <translation>Niðurhal frá {} mistókst: {}.</translation>
    </message>
    <message>
        <source>The fewest photos of a group are {}.</source>
        <translation>Lágmarksfjöldi mynda í vöru er {}.</translation>
    </message>
    <message>
        <source>The folder {} could not be read: {}.</source>
        <translation>Ekki tókst að lesa möppuna {}: {}.</translation>
    </message>
    <message>
        <source>The hardness of a brush is 0..1, not {}.</source>
        <translation>Harka pensils er 0..1, ekki {}.</translation>
    </message>
    <message>
        <source>The library was damaged and is kept as {}.</source>
        <translation>Safnið var skemmt og er geymt sem {}.</translation>
    </message>
    <message>
        <source>The log has the details; the other photos go on.</source>
        <translation>Nánari upplýsingar eru í annálnum; hinar myndirnar halda áfram.</translation>
    </message>
    <message>
        <source>The matte of {} is gone from the cache.</source>
        <translation>Maski myndarinnar {} er horfinn úr skyndiminninu.</translation>
    </message>
    <message>
        <source>The model u2netp, which comes with the program, is missing.</source>
        <translation>Líkanið u2netp, sem fylgir forritinu, vantar.</translation>
    </message>
    <message>
        <source>The model {} cannot be loaded: {}.</source>
        <translation>Ekki er hægt að hlaða líkaninu {}: {}.</translation>
    </message>
    <message>
        <source>The model {} is not here.</source>
        <translation>Líkanið {} er ekki hér.</translation>
    </message>
    <message>
        <source>The most photos of a group are {}, less than the fewest, {}.</source>
        <translation>Hámarksfjöldi mynda í vöru er {}, lægri en lágmarkið, {}.</translation>
    </message>
    <message>
        <source>The name of {} is not UTF-8.</source>
        <translation>Nafn {} er ekki UTF-8.</translation>
    </message>
    <message>
        <source>The name {} cannot be used: {}.</source>
        <translation>Ekki er hægt að nota nafnið {}: {}.</translation>
    </message>
    <message>
        <source>The name {} needs to know the products, which cutout does not look for.</source>
        <translation>Nafnið {} þarf að þekkja vörurnar, sem cutout leitar ekki að.</translation>
    </message>
    <message>
        <source>The offline lock is on: there is no connection to {}.</source>
        <translation>Netlásinn er á: engin tenging er við {}.</translation>
    </message>
    <message>
        <source>The other photos go on without it.</source>
        <translation>Hinar myndirnar halda áfram án hennar.</translation>
    </message>
    <message>
        <source>The photos are still in work.</source>
        <translation>Myndirnar eru enn í vinnslu.</translation>
    </message>
    <message>
        <source>The radius of a stroke is a number of pixels above 0.</source>
        <translation>Radíus stroku er fjöldi díla yfir 0.</translation>
    </message>
    <message>
        <source>The rembg that is installed has no model called {}.</source>
        <translation>Í uppsettu rembg er ekkert líkan sem heitir {}.</translation>
    </message>
    <message>
        <source>The settings are no JSON object.</source>
        <translation>Stillingarnar eru ekki JSON-hlutur.</translation>
    </message>
    <message>
        <source>The settings are no JSON: {}.</source>
        <translation>Stillingarnar eru ekki JSON: {}.</translation>
    </message>
    <message>
        <source>The threshold is {}.</source>
        <translation>Þröskuldurinn er {}.</translation>
    </message>
    <message>
        <source>The weight {} is {}.</source>
        <translation>Vægið {} er {}.</translation>
    </message>
    <message>
        <source>The weights of {} are not for commercial use ({}).</source>
        <translation>Líkanið {} er ekki til notkunar í atvinnuskyni ({}).</translation>
    </message>
    <message>
        <source>The weights spatial, feature, semantic and colour are all 0.</source>
        <translation>Vægi lögunar, einkenna, tegundar og litar eru öll 0.</translation>
    </message>
    <message>
        <source>The weights {} are damaged.</source>
        <translation>Líkansskráin {} er skemmd.</translation>
    </message>
    <message>
        <source>The weights {} are missing.</source>
        <translation>Líkansskrána {} vantar.</translation>
    </message>
    <message>
        <source>There are no cutouts to export.</source>
        <translation>Engar úrklippur eru til að flytja út.</translation>
    </message>
    <message>
        <source>There are no known weights below {}.</source>
        <translation>Engin þekkt líkön eru undir {}.</translation>
    </message>
    <message>
        <source>There is no host called {}, or no network.</source>
        <translation>Enginn þjónn heitir {}, eða ekkert net er til staðar.</translation>
    </message>
    <message>
        <source>There is no model called {}.</source>
        <translation>Ekkert líkan heitir {}.</translation>
    </message>
    <message>
        <source>There is no recipe called {}.</source>
        <translation>Engin uppskrift heitir {}.</translation>
    </message>
    <message>
        <source>There is not enough memory to open {}.</source>
        <translation>Ekki er nóg minni til að opna {}.</translation>
    </message>
    <message>
        <source>There was no copy of it: a new, empty one is used.</source>
        <translation>Ekkert afrit var til af því: nýtt og tómt er notað.</translation>
    </message>
    <message>
        <source>These are known: {}.</source>
        <translation>Þessi eru þekkt: {}.</translation>
    </message>
    <message>
        <source>These are no edits of a photo.</source>
        <translation>Þetta eru ekki breytingar á mynd.</translation>
    </message>
    <message>
        <source>These edits have the version {}; this program knows {}.</source>
        <translation>Þessar breytingar eru af útgáfu {}; þetta forrit þekkir {}.</translation>
    </message>
    <message>
        <source>This photo is no longer in the list of shoots.</source>
        <translation>Þessi mynd er ekki lengur á lista myndataknanna.</translation>
    </message>
    <message>
        <source>This photo is not cut out yet.</source>
        <translation>Þessi mynd hefur ekki verið klippt út enn.</translation>
    </message>
    <message>
        <source>This photo stopped the program twice and is set aside.</source>
        <translation>Þessi mynd stöðvaði forritið tvisvar og er lögð til hliðar.</translation>
    </message>
    <message>
        <source>To try it again: --retry-set-aside.</source>
        <translation>Til að reyna hana aftur: --retry-set-aside.</translation>
    </message>
    <message>
        <source>Try it again later.</source>
        <translation>Reyndu aftur síðar.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Reyndu aftur.</translation>
    </message>
    <message>
        <source>Unpack it, then add the photos.</source>
        <translation>Afþjappaðu hana og bættu svo myndunum við.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots and hyphens in the file&apos;s name.</source>
        <translation>Notaðu bókstafi, tölustafi, punkta og bandstrik í nafni skrárinnar.</translation>
    </message>
    <message>
        <source>Use process, or a name with {original} and {sequence}.</source>
        <translation>Notaðu process eða nafn með {original} og {sequence}.</translation>
    </message>
    <message>
        <source>Use the picture&apos;s public address, or save it to a folder and add that.</source>
        <translation>Notaðu opinbera vefslóð myndarinnar eða vistaðu hana í möppu og bættu henni við.</translation>
    </message>
    <message>
        <source>Wait for its turn.</source>
        <translation>Bíddu þar til röðin kemur að henni.</translation>
    </message>
    <message>
        <source>Wait for that to end, or press Stop.</source>
        <translation>Bíddu þar til því lýkur eða ýttu á Stöðva.</translation>
    </message>
    <message>
        <source>Wait for that to end, or stop it.</source>
        <translation>Bíddu þar til því lýkur eða stöðvaðu það.</translation>
    </message>
    <message>
        <source>Wait until it is done or stop it there, then call this again.</source>
        <translation>Bíddu þar til því er lokið eða stöðvaðu það þar og kallaðu svo á þetta aftur.</translation>
    </message>
    <message>
        <source>What came is kept: the next try goes on from there.</source>
        <translation>Það sem kom er geymt: næsta tilraun heldur áfram þaðan.</translation>
    </message>
    <message>
        <source>What is done is safe. Make room, then go on.</source>
        <translation>Það sem er tilbúið er öruggt. Losaðu pláss og haltu svo áfram.</translation>
    </message>
    <message>
        <source>What the server sent is not {} ({} MB, wrong checksum); it was thrown away.</source>
        <translation>Það sem þjónninn sendi er ekki {} ({} MB, rangt gátgildi); því var hent.</translation>
    </message>
    <message>
        <source>What was drawn on a photo cannot be read: {}</source>
        <translation>Ekki er hægt að lesa það sem teiknað var á mynd: {}</translation>
    </message>
    <message>
        <source>What {} sends is larger than {} MB.</source>
        <translation>Það sem {} sendir er stærra en {} MB.</translation>
    </message>
    <message>
        <source>What {} sends is not a picture but {}.</source>
        <translation>Það sem {} sendir er ekki mynd heldur {}.</translation>
    </message>
    <message>
        <source>Write it like {product}-{sequence:02} or {original}.</source>
        <translation>Skrifaðu það eins og {product}-{sequence:02} eða {original}.</translation>
    </message>
    <message>
        <source>clothes worn by a person, without the person</source>
        <translation>föt sem manneskja klæðist, án manneskjunnar</translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation>teiknaðar persónur</translation>
    </message>
    <message>
        <source>everything, quickly; finds the subject for the other qualities</source>
        <translation>allt, hratt; finnur myndefnið fyrir hin gæðin</translation>
    </message>
    <message>
        <source>everything, with fine detail; slow without a GPU</source>
        <translation>allt, með fínum smáatriðum; hægt án skjákorts</translation>
    </message>
    <message>
        <source>everything, with fine detail; smaller and quicker than birefnet-general</source>
        <translation>allt, með fínum smáatriðum; minna og hraðara en birefnet-general</translation>
    </message>
    <message>
        <source>fine outlines: plants, cables, openwork</source>
        <translation>fínar útlínur: plöntur, snúrur, gegnumbrotin form</translation>
    </message>
    <message>
        <source>makes u2net quicker on the processor; comes with the program</source>
        <translation>gerir u2net hraðara á örgjörvanum; fylgir forritinu</translation>
    </message>
    <message>
        <source>makes u2netp quicker on the processor; comes with the program</source>
        <translation>gerir u2netp hraðara á örgjörvanum; fylgir forritinu</translation>
    </message>
    <message>
        <source>onnxruntime cannot be loaded: {}.</source>
        <translation>Ekki er hægt að hlaða onnxruntime: {}.</translation>
    </message>
    <message>
        <source>people</source>
        <translation>fólk</translation>
    </message>
    <message>
        <source>people and their hair</source>
        <translation>fólk og hár þess</translation>
    </message>
    <message>
        <source>products and everyday things; the second network of balanced and best</source>
        <translation>vörur og hversdagshlutir; annað netið í Jafnvægi og Best</translation>
    </message>
    <message>
        <source>rembg cannot be loaded: {}</source>
        <translation>Ekki er hægt að hlaða rembg: {}</translation>
    </message>
    <message>
        <source>says which photos show the same product; comes with the program</source>
        <translation>segir hvaða myndir sýna sömu vöru; fylgir forritinu</translation>
    </message>
    <message>
        <source>single things with thin parts and holes</source>
        <translation>stakir hlutir með þunnum pörtum og götum</translation>
    </message>
    <message>
        <source>subjects that look like their background</source>
        <translation>myndefni sem líkist bakgrunni sínum</translation>
    </message>
    <message>
        <source>what stands out in photos of high resolution</source>
        <translation>það sem sker sig úr á myndum í hárri upplausn</translation>
    </message>
    <message>
        <source>what u2net does, a quarter of the size, nearly the same cutouts</source>
        <translation>það sem u2net gerir, fjórðungur af stærðinni, næstum sömu úrklippur</translation>
    </message>
    <message>
        <source>what u2net does, half the size, the same cutouts</source>
        <translation>það sem u2net gerir, helmingur af stærðinni, sömu úrklippur</translation>
    </message>
    <message>
        <source>what u2net does, smaller and a little coarser</source>
        <translation>það sem u2net gerir, minna og aðeins grófara</translation>
    </message>
    <message>
        <source>{} MB are needed in {}, and {} MB are free.</source>
        <translation>{} MB þarf í {}, en {} MB eru laus.</translation>
    </message>
    <message>
        <source>{} cannot be opened: {}.</source>
        <translation>Ekki er hægt að opna {}: {}.</translation>
    </message>
    <message>
        <source>{} cannot be read as a shoot&apos;s file.</source>
        <translation>Ekki er hægt að lesa {} sem skrá myndatöku.</translation>
    </message>
    <message>
        <source>{} cannot be read: {}.</source>
        <translation>Ekki er hægt að lesa {}: {}.</translation>
    </message>
    <message>
        <source>{} cannot be written: {}.</source>
        <translation>Ekki er hægt að rita {}: {}.</translation>
    </message>
    <message>
        <source>{} changed while it was read.</source>
        <translation>{} breyttist á meðan hún var lesin.</translation>
    </message>
    <message>
        <source>{} could not be read.</source>
        <translation>Ekki tókst að lesa {}.</translation>
    </message>
    <message>
        <source>{} could not be read: {}.</source>
        <translation>Ekki tókst að lesa {}: {}.</translation>
    </message>
    <message>
        <source>{} could not be written in {}: {}.</source>
        <translation>Ekki tókst að rita {} í {}: {}.</translation>
    </message>
    <message>
        <source>{} could not be written: {} is full.{}</source>
        <translation>Ekki tókst að rita {}: {} er fullt.{}</translation>
    </message>
    <message>
        <source>{} does not answer.</source>
        <translation>{} svarar ekki.</translation>
    </message>
    <message>
        <source>{} has {} GB; the limit is {} GB.</source>
        <translation>{} er {} GB; hámarkið er {} GB.</translation>
    </message>
    <message>
        <source>{} has {} million pixels; with the memory that is free here the limit is {} million.</source>
        <translation>{} er {} milljónir díla; með lausa minninu hér er hámarkið {} milljónir.</translation>
    </message>
    <message>
        <source>{} has {} x {} pixels, {} million; the limit is {} million.</source>
        <translation>{} er {} x {} dílar, {} milljónir; hámarkið er {} milljónir.</translation>
    </message>
    <message>
        <source>{} is a device or a pipe, not a picture.</source>
        <translation>{} er tæki eða pípa, ekki mynd.</translation>
    </message>
    <message>
        <source>{} is a file, not a folder.</source>
        <translation>{} er skrá, ekki mappa.</translation>
    </message>
    <message>
        <source>{} is a folder, not a picture.</source>
        <translation>{} er mappa, ekki mynd.</translation>
    </message>
    <message>
        <source>{} is a link that leads nowhere.</source>
        <translation>{} er tengill sem leiðir ekkert.</translation>
    </message>
    <message>
        <source>{} is being fetched already.</source>
        <translation>Þegar er verið að sækja {}.</translation>
    </message>
    <message>
        <source>{} is cut short: it ends after {}.</source>
        <translation>{} endar of snemma: hún endar eftir {}.</translation>
    </message>
    <message>
        <source>{} is cut short: {} are there.</source>
        <translation>{} endar of snemma: {} eru til staðar.</translation>
    </message>
    <message>
        <source>{} is cut short: {} of {} are there.</source>
        <translation>{} endar of snemma: {} af {} eru til staðar.</translation>
    </message>
    <message>
        <source>{} is damaged and cannot be decoded.</source>
        <translation>{} er skemmd og ekki er hægt að afkóða hana.</translation>
    </message>
    <message>
        <source>{} is damaged and cannot be moved aside: {}.</source>
        <translation>{} er skemmt og ekki er hægt að færa það til hliðar: {}.</translation>
    </message>
    <message>
        <source>{} is damaged, and another BG Remover has it open.</source>
        <translation>{} er skemmt og annað BG Remover er með það opið.</translation>
    </message>
    <message>
        <source>{} is damaged.</source>
        <translation>{} er skemmt.</translation>
    </message>
    <message>
        <source>{} is empty: it has 0 bytes.</source>
        <translation>{} er tóm: hún er 0 bæti.</translation>
    </message>
    <message>
        <source>{} is gone from {}.</source>
        <translation>{} er horfin úr {}.</translation>
    </message>
    <message>
        <source>{} is no CSV: {}.</source>
        <translation>{} er ekki CSV-skrá: {}.</translation>
    </message>
    <message>
        <source>{} is no background.</source>
        <translation>{} er ekki bakgrunnur.</translation>
    </message>
    <message>
        <source>{} is no shoot&apos;s file of BG Remover.</source>
        <translation>{} er ekki skrá myndatöku úr BG Remover.</translation>
    </message>
    <message>
        <source>{} is none of the known weights: its checksum is in no entry of the catalogue.</source>
        <translation>{} er ekki þekkt líkan: gátgildi hennar er ekki í líkanaskránni.</translation>
    </message>
    <message>
        <source>{} is not TOML: {}.</source>
        <translation>{} er ekki TOML: {}.</translation>
    </message>
    <message>
        <source>{} is not a picture.</source>
        <translation>{} er ekki mynd.</translation>
    </message>
    <message>
        <source>{} is not a picture. It holds nothing but zeros.</source>
        <translation>{} er ekki mynd. Í henni eru aðeins núll.</translation>
    </message>
    <message>
        <source>{} is not a picture. It is a web page.</source>
        <translation>{} er ekki mynd. Hún er vefsíða.</translation>
    </message>
    <message>
        <source>{} is not a picture. It is an archive.</source>
        <translation>{} er ekki mynd. Hún er safnskrá.</translation>
    </message>
    <message>
        <source>{} is not cut out yet.</source>
        <translation>{} hefur ekki verið klippt út enn.</translation>
    </message>
    <message>
        <source>{} is not in {}.</source>
        <translation>{} er ekki í {}.</translation>
    </message>
    <message>
        <source>{} is not published anywhere. {}</source>
        <translation>{} er hvergi gefið út. {}</translation>
    </message>
    <message>
        <source>{} is not there: onnxruntime took the CPU in its place.</source>
        <translation>{} er ekki til staðar: onnxruntime notaði örgjörvann í staðinn.</translation>
    </message>
    <message>
        <source>{} is too large for a list of corrections.</source>
        <translation>{} er of stór til að vera listi yfir leiðréttingar.</translation>
    </message>
    <message>
        <source>{} lacks the columns first,second,same.</source>
        <translation>Í {} vantar dálkana first,second,same.</translation>
    </message>
    <message>
        <source>{} leads from one address to the next without end.</source>
        <translation>{} vísar endalaust frá einni vefslóð á aðra.</translation>
    </message>
    <message>
        <source>{} leads to an address that is not encrypted.</source>
        <translation>{} vísar á vefslóð sem er ekki dulkóðuð.</translation>
    </message>
    <message>
        <source>{} leads to {}, which is no address of the internet.</source>
        <translation>{} vísar á {}, sem er ekki vistfang á internetinu.</translation>
    </message>
    <message>
        <source>{} may not be read.</source>
        <translation>Ekki er leyfilegt að lesa {}.</translation>
    </message>
    <message>
        <source>{} names {} twice.</source>
        <translation>{} nefnir {} tvisvar.</translation>
    </message>
    <message>
        <source>{} says it has more pixels than can be opened here.</source>
        <translation>{} segist hafa fleiri díla en hægt er að opna hér.</translation>
    </message>
    <message>
        <source>{} sends the picture packed, though it was asked not to.</source>
        <translation>{} sendir myndina pakkaða þótt beðið hafi verið um annað.</translation>
    </message>
    <message>
        <source>{} took longer than {} s.</source>
        <translation>{} tók lengri tíma en {} sek.</translation>
    </message>
    <message>
        <source>{} was changed after it was cut out.</source>
        <translation>{} var breytt eftir að hún var klippt út.</translation>
    </message>
    <message>
        <source>{} was made by a newer version of BG Remover.</source>
        <translation>{} var búið til af nýrri útgáfu BG Remover.</translation>
    </message>
    <message>
        <source>{} went away for a moment.</source>
        <translation>{} hvarf um stund.</translation>
    </message>
    <message>
        <source>{}: same is {}.</source>
        <translation>{}: same er {}.</translation>
    </message>
    <message>
        <source>{}: there is no photo called {}.</source>
        <translation>{}: engin mynd heitir {}.</translation>
    </message>
    <message>
        <source>{}: this build cannot open pictures with 32 bits a channel.</source>
        <translation>{}: þessi útgáfa getur ekki opnað myndir með 32 bitum á rás.</translation>
    </message>
    <message>
        <source>{}: this build cannot open {}.</source>
        <translation>{}: þessi útgáfa getur ekki opnað {}.</translation>
    </message>
    <message>
        <source>{}: {} photos are called {}.</source>
        <translation>{}: {} myndir heita {}.</translation>
    </message>
</context>
</TS>
