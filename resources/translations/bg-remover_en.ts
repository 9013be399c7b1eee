<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are not pictures</source>
        <translation>
            <numerusform>%Ln file is not a picture</numerusform>
            <numerusform>%Ln files are not pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln photo(s) selected</source>
        <translation>
            <numerusform>{count} of %Ln photo selected</numerusform>
            <numerusform>{count} of %Ln photos selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to review</source>
        <translation>
            <numerusform>%Ln to review</numerusform>
            <numerusform>%Ln to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}.</source>
        <translation>
            <numerusform>%Ln file written to {folder}.</numerusform>
            <numerusform>%Ln files written to {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln photo(s) wait.</source>
        <translation>
            <numerusform>Stopped. %Ln photo waits.</numerusform>
            <numerusform>Stopped. %Ln photos wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) done in {time}.</source>
        <translation>
            <numerusform>%Ln photo done in {time}.</numerusform>
            <numerusform>%Ln photos done in {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) a look.</source>
        <translation>
            <numerusform>%Ln needs a look.</numerusform>
            <numerusform>%Ln need a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation>
            <numerusform>%Ln failed.</numerusform>
            <numerusform>%Ln failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln piece(s)</source>
        <translation>
            <numerusform>In %Ln piece</numerusform>
            <numerusform>In %Ln pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The cutout is in %Ln separate piece(s); part of the subject may be missing.</source>
        <translation>
            <numerusform>The cutout is in %Ln separate piece; part of the subject may be missing.</numerusform>
            <numerusform>The cutout is in %Ln separate pieces; part of the subject may be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single photo(s)</source>
        <translation>
            <numerusform>%Ln single photo</numerusform>
            <numerusform>%Ln single photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) leave</source>
        <translation>
            <numerusform>%Ln photo leaves</numerusform>
            <numerusform>%Ln photos leave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s), most doubtful first</source>
        <translation>
            <numerusform>%Ln photo, most doubtful first</numerusform>
            <numerusform>%Ln photos, most doubtful first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} to go</source>
        <translation>
            <numerusform>%Ln of {total} to go</numerusform>
            <numerusform>%Ln of {total} to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s), each after its original</source>
        <translation>
            <numerusform>%Ln duplicate, after its original</numerusform>
            <numerusform>%Ln duplicates, each after its original</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min left</source>
        <translation>
            <numerusform>about %Ln min left</numerusform>
            <numerusform>about %Ln min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation>
            <numerusform>%Ln s</numerusform>
            <numerusform>%Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these photos need(s) a look.</source>
        <translation>
            <numerusform>%Ln of these photos needs a look.</numerusform>
            <numerusform>%Ln of these photos need a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) stay to be reviewed.</source>
        <translation>
            <numerusform>%Ln product stays to be reviewed.</numerusform>
            <numerusform>%Ln products stay to be reviewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln product(s)</source>
        <translation>
            <numerusform>Accepted %Ln product</numerusform>
            <numerusform>Accepted %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are to be reviewed again</source>
        <translation>
            <numerusform>%Ln product is to be reviewed again</numerusform>
            <numerusform>%Ln products are to be reviewed again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split %Ln photo(s) off “{name}”</source>
        <translation>
            <numerusform>Split %Ln photo off “{name}”</numerusform>
            <numerusform>Split %Ln photos off “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln photo(s) to “{name}”</source>
        <translation>
            <numerusform>Moved %Ln photo to “{name}”</numerusform>
            <numerusform>Moved %Ln photos to “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %Ln photo(s)</source>
        <translation>
            <numerusform>Kept %Ln photo</numerusform>
            <numerusform>Kept %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped %Ln photo(s)</source>
        <translation>
            <numerusform>Dropped %Ln photo</numerusform>
            <numerusform>Dropped %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Neither kept nor dropped: %Ln photo(s)</source>
        <translation>
            <numerusform>Neither kept nor dropped: %Ln photo</numerusform>
            <numerusform>Neither kept nor dropped: %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Grouped anew into %Ln product(s)</source>
        <translation>
            <numerusform>Grouped anew into %Ln product</numerusform>
            <numerusform>Grouped anew into %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) leave it</source>
        <translation>
            <numerusform>%Ln photo leaves it</numerusform>
            <numerusform>%Ln photos leave it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln photo(s)</source>
        <translation>
            <numerusform>Export %Ln photo</numerusform>
            <numerusform>Export %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) broken</source>
        <translation>
            <numerusform>%Ln rule broken</numerusform>
            <numerusform>%Ln rules broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passes; %Ln advice not met</source>
        <translation>
            <numerusform>Passes; %Ln advice not met</numerusform>
            <numerusform>Passes; %Ln advices not met</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{broken} of %Ln file(s) break a rule</source>
        <translation>
            <numerusform>{broken} of %Ln file breaks a rule</numerusform>
            <numerusform>{broken} of %Ln files break a rule</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pass; for {advised} something better is advised</source>
        <translation>
            <numerusform>It passes; something better is advised for %Ln</numerusform>
            <numerusform>All %Ln pass; for {advised} something better is advised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pass</source>
        <translation>
            <numerusform>The one (%Ln) passes</numerusform>
            <numerusform>All %Ln pass</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AcceptSheet</name>
    <message numerus="yes">
        <source>%Ln product(s) with {photos} would be accepted.</source>
        <translation>
            <numerusform>%Ln product with {photos} would be accepted.</numerusform>
            <numerusform>%Ln products with {photos} would be accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln product(s)</source>
        <translation>
            <numerusform>Accept %Ln product</numerusform>
            <numerusform>Accept %Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message numerus="yes">
        <source>{done} of %Ln file(s) written</source>
        <translation>
            <numerusform>{done} of %Ln file written</numerusform>
            <numerusform>{done} of %Ln files written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln photo(s)</source>
        <translation>
            <numerusform>{done} of %Ln photo</numerusform>
            <numerusform>{done} of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln worker(s)</source>
        <translation>
            <numerusform>%Ln worker</numerusform>
            <numerusform>%Ln workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesDesk</name>
    <message numerus="yes">
        <source>Drop %Ln duplicate(s)?</source>
        <translation>
            <numerusform>Drop %Ln duplicate?</numerusform>
            <numerusform>Drop %Ln duplicates?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message numerus="yes">
        <source>%Ln name(s) are taken and get a number, such as {name}.</source>
        <translation>
            <numerusform>%Ln name is taken and gets a number: {name}.</numerusform>
            <numerusform>%Ln names are taken and get a number, such as {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that are there will be replaced, such as {name}.</source>
        <translation>
            <numerusform>%Ln file that is there will be replaced: {name}.</numerusform>
            <numerusform>%Ln files that are there will be replaced, such as {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are in no product yet and are left out.</source>
        <translation>
            <numerusform>%Ln photo is in no product yet and is left out.</numerusform>
            <numerusform>%Ln photos are in no product yet and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln file(s)</source>
        <translation>
            <numerusform>Export %Ln file</numerusform>
            <numerusform>Export %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupingPage</name>
    <message numerus="yes">
        <source>Too few decisions yet: %Ln more pair(s) are needed.</source>
        <translation>
            <numerusform>Too few decisions yet: %Ln more pair is needed.</numerusform>
            <numerusform>Too few decisions yet: %Ln more pairs are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message numerus="yes">
        <source>%Ln file(s) checked, all as published.</source>
        <translation>
            <numerusform>%Ln file checked, as published.</numerusform>
            <numerusform>%Ln files checked, all as published.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>%Ln connection(s), the newest first</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections, the newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPopover</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written for %Ln of the photo(s).</source>
        <translation>
            <numerusform>Nothing was written for this photo.</numerusform>
            <numerusform>Nothing was written for these %Ln photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message numerus="yes">
        <source>{done} of %Ln photo(s) written</source>
        <translation>
            <numerusform>{done} of %Ln photo written</numerusform>
            <numerusform>{done} of %Ln photos written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegroupBar</name>
    <message numerus="yes">
        <source>%Ln group(s) merge</source>
        <translation>
            <numerusform>%Ln group merges</numerusform>
            <numerusform>%Ln groups merge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln split(s)</source>
        <translation>
            <numerusform>%Ln splits</numerusform>
            <numerusform>%Ln split</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) move</source>
        <translation>
            <numerusform>%Ln photo moves</numerusform>
            <numerusform>%Ln photos move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your decision(s) stay</source>
        <translation>
            <numerusform>%Ln of your decisions stays</numerusform>
            <numerusform>%Ln of your decisions stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>Resume with %Ln waiting photo(s)</source>
        <translation>
            <numerusform>Resume with %Ln waiting photo</numerusform>
            <numerusform>Resume with %Ln waiting photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be written:</source>
        <translation>
            <numerusform>%Ln photo could not be written:</numerusform>
            <numerusform>%Ln photos could not be written:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written, {size}, in {time}.</source>
        <translation>
            <numerusform>%Ln file written, {size}, in {time}.</numerusform>
            <numerusform>%Ln files written, {size}, in {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln file(s) were not written; what is there is whole.</source>
        <translation>
            <numerusform>Stopped. %Ln file was not written; what is there is whole.</numerusform>
            <numerusform>Stopped. %Ln files were not written; what is there is whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
