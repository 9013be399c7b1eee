<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="is" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to add {photos} and {folders}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to fetch the picture from the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files are not pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are not pictures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free for commercial use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not for commercial use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no licence stated: ask before commercial use</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln photo(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>product {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln to review</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln photo(s) wait.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new: every photo was done before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) done in {time}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) a look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No file or product is called like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo is of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no photos in this shoot. Drop some here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In %Ln piece(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Soft edge {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hole inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touches frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject was found in this photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The cutout is in %Ln separate piece(s); part of the subject may be missing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} % of the subject is half transparent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a hole inside the subject, {percent} % of its area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject touches the edge of the photo and may be cut off there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two passes of the network do not agree on what belongs to the subject.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New product</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln single photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Takes in {products}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) leave</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sharper: {value} against {rival}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaner cutout: doubt {value} against {rival}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger: {value} against {rival} megapixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger file: {value} against {rival}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule finds a difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a look first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not grouped yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s), most doubtful first</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} to go</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s), each after its original</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{rate} photos/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} photos/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>kind of item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print or details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same {same}, but a different {different}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same {same}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alike on the whole, but a different {different}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alike on the whole, without one strong signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these photos need(s) a look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) stay to be reviewed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Put together with the rest of the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest new link {score}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest new link {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) leave it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{leave}; strongest link left {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what} (U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is to be reviewed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renamed to “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name taken away: “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged into “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split a photo off “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved a photo to “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither kept nor dropped: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as a duplicate: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer a duplicate: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same product, remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same product, remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Accepted %Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are to be reviewed again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split %Ln photo(s) off “{name}”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln photo(s) to “{name}”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %Ln photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dropped %Ln photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Neither kept nor dropped: %Ln photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Grouped anew into %Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Single photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was {threshold}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept this product (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with another product (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split this product (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review this product again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject box</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No shop rules to judge</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s) broken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passes; %Ln advice not met</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keeps every rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{broken} of %Ln file(s) break a rule</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pass; for {advised} something better is advised</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pass</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Full size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cropped to the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo or cutout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loupe, while held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what was drawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AcceptSheet</name>
    <message>
        <source>Accept products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure and likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) with {photos} would be accepted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No product to review is this sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln product(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is one step of undo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding photos of the same product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln file(s) written</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the photos in work…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused. Nothing is lost; it goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln worker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after, divider at {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyPill</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>What would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a line to see it in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted products and your own merges and splits are never undone by a slider.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account keeps products and decisions in step with your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in comes with an account. Everything in this program works without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products, their names, and what you accepted, merged or split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos stay here. Only what is needed to compare them goes along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the offline lock on, nothing does.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Add photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste photos or web addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shoot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground behind the cutout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split off selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at the weakest link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split into single photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to a new product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all sure products…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop duplicates, keep the best…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold all products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold all products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regroup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo, also Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all sure products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom and move both photos together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparingViewer</name>
    <message>
        <source>pair {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Only photos that are cut out can be subtracted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % of the product differs. Red is what differs, grey what is the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutoutsPage</name>
    <message>
        <source>Cutouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is chosen here counts from the next photo on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fastest that proves itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pass of the small network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the subject, looks again closely, asks a second network in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both networks look closely at every photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts in place of the quality; only those that are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A graphics processor is tried out first, and used where it is faster and agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: as the quality says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best needs the model U²-Net, which is not here. Without it photos are done in Balanced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DividerHandle</name>
    <message>
        <source>Before and after, divider at {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingViewer</name>
    <message>
        <source>Keep what was drawn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes on this photo are not kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutting out…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Add photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo shoot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, TIFF and AVIF. Your originals are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop photos or a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo gets a clean cutout, and photos of the same product end up together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesDesk</name>
    <message>
        <source>There are no duplicates in this shoot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of every photo only one is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each photo and its duplicates the best one stays: the sharper one, then the one with the cleaner cutout, the larger one, the larger file, the one taken first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others are left out of exports. No file is touched, and it is one step of undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drop %Ln duplicate(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drop {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are already on board; an account is not needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorHook</name>
    <message>
        <source>An error in the program: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has the details. What was done before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done before is safe, and you can go on. The details are in {file}; a copy of them without names or photos can be pasted into a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Which photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>One folder for each recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out GPS position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact sheet (HTML and CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>As the photo is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) are taken and get a number, such as {name}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that are there will be replaced, such as {name}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are in no product yet and are left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <source>Photos of this filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>Dropped: it is left out of exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo {place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window, and how hard this computer works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single letters are keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory in GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results: there is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes at once, without a restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it everything is where it goes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the letters off if you speak to your computer or press keys by accident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the last export went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What an export proposes; you can choose another folder each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the photos in work; with less, large photos wait for each other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupingPage</name>
    <message>
        <source>Grouping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much each signal counts when BG Remover asks “same product?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest photos in a product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most photos in a product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save is possible once the sum is 1.00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most photos of a product are fewer than the fewest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with what you accepted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Too few decisions yet: %Ln more pair(s) are needed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your present settings suit your decisions best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New settings would get {new} of your decisions right, the present ones {old}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of thing it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the item, background left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared print, seams, corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same shape in the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above it: proposed as one product. {usual} is the measured default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos in a product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger ones are proposed for a split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from my decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which weights would have proposed the products that you accepted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a shoot and accept some of its products first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.25 each is as measured; more or less counts the signal more or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights must add up to 1.00. Normalise keeps their proportions: {shares}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them more than 0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a photo to see it before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the viewer (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? shows and hides this list. Letters work in the gallery, not in text fields.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge “{name}” with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter takes the first one; or click any product in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a product in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest · {photos}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop fetching {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of {model} is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only by import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here, kept by rembg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged or another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{there} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsCard</name>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the file of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading: {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here now: {models}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was here already: {models}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not as published: {files}. Get or import them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) checked, all as published.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Rename the shoot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the shoot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shoot needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>No photos were found there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{name}: a number from {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box around the product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A brush that follows edges finds them itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size ([ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What looks alike and hangs together follows the stroke (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to how it was (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No telemetry. The program connects only for what you ask it to fetch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing may connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the lock is on the program opens no connection, and a download is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s), the newest first</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No connection was ever made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log of connections as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsPopover</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written for %Ln of the photo(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The batch goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Beginning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln photo(s) written</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the photos in work…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeCard</name>
    <message>
        <source>Rendering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>New recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands on the lower margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft shadow below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cropped to the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo&apos;s own frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transparent, a colour such as #ffffff, or a picture&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, mine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegroupBar</name>
    <message>
        <source>Regroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the saved signals…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouping anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold {before} → {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight of {signal} {before} → {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes until you accept; accepting is one step of undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) merge</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln split(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) move</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your decision(s) stay</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looser: fewer, larger products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stricter: more, smaller products</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Regrouping</name>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of a new grouping · {before} → {after} groups · found out in {ms} ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RekognitionPage</name>
    <message>
        <source>Rekognition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon&apos;s paid image labels, as an extra semantic signal for pairs that stay uncertain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it would cost for “{shoot}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it would cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertain photos only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a shoot to see the estimate for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{price} a photo · {region} · price of {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before anything is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 640 px copy of the cutout goes to AWS, without EXIF and GPS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through the account of your company, which sees the bill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else keeps working offline, with or without this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rekognition is billed to an account and there is none here yet. You will be asked for your consent to the price before the first photo is sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reviewer</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the photos that are to leave this product, not all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The links of this product are not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other photo in this product that it could be a duplicate of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two photos.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Duplicate and edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this photo: {sides}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shop has a say in these files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged on the written file. Rules last checked {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShootDesk</name>
    <message>
        <source>Its {photos} and everything that was exported stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its products, their names and what can be undone are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{name}” from the list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shutdown</name>
    <message>
        <source>Stop and close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos are still in work. What is done is kept; the others wait for the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Shoots and filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shoot (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignalBars</name>
    <message>
        <source>Semantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K keep   X drop   M merge   S split   U undo   ? all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Resume with %Ln waiting photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be written:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written, {size}, in {time}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln file(s) were not written; what is there is whole.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Behind the cutout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own colour; again to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour behind the cutout</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolRail</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the picture (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore brush (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase brush (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject box (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo or cutout (Space)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details (I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys (?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regroup (Ctrl+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the photos are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a file or product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile size (Ctrl and the wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictRow</name>
    <message>
        <source>Same product?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two were never compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is an edit of the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a duplicate: another shot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer is kept and never overruled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap A and B (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel for pixel (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the photo (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom and move both photos together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerKeys</name>
    <message>
        <source>Back to the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo or cutout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground behind the cutout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel for pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with another photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerStage</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>There is no other photo to compare this one with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is how it is already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightSliders</name>
    <message>
        <source>Semantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of {signal}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyTogether</name>
    <message>
        <source>Why together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest link in this product.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>told</name>
    <message>
        <source>A correction names photo {} twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recipe cannot be called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stroke needs points, each with an x and a y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {} are needed for {} left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again to cut out what it shows now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the photos inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error in the program: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error in the program: {}: {}. The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another BG Remover works on this shoot at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best needs the model u2net, which is not here. These photos are done in Balanced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand: get {} in another way and import the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions and the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder can be written and the file is no other program&apos;s; it was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive and its permissions, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive, then try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path and the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a quality instead of a model: fast, balanced or best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a radius.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it, then start this one again: the last good copy is restored then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try it again, or save the photo smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, then try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commercial use needs a paid agreement with BRIA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to JPEG, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the camera or card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address of the picture itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture&apos;s address again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture&apos;s own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it or move it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them; a field that is left out has its default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Develop it to JPEG or TIFF, then add that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again if it should be one of them. Weights of your own need an entry in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it around something in the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it with a width and a height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on it when it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as PNG or JPEG, then add that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the shoot again with: bg-remover shoots export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export when they are done, or press Stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again: bg-remover models fetch {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it: bg-remover models fetch {} ({} MB). Or import its file: bg-remover models import FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a larger maximum or a smaller minimum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from 0 up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give semantic, colour or spatial some weight too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself read permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {} has {} photos, more than {}: you put them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is a computer of your own, allow it: bg-remover network allow {}. Otherwise leave this address out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import its file instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a newer rembg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version of BG Remover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version to open it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again, or put the file back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will probably not all fit: about {} are needed in {}, and {} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its author gives the weights under MIT; some of the photos that BiRefNet learned from have terms of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its authors license their code (Apache-2.0) and say nothing of the weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its end mark is missing; the picture is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out, or open it to see what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out what stands before the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from u2net (Apache-2.0) and shared in an issue without a licence of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from u2net by packaging/make_small_u2net.py.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room for {} more. What fits is done and stays; then it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there or choose another drive, then go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the link, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file, or the folder that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name two photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No licence is stated for the weights of {}: ask before commercial use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written in {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost by it, but some photos may be done twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One product has more than {} photos: it became groups {} and {}, split at its weakest links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the weight feature is above 0, but that signal is measured for a part of the pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the address in a browser to see what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them in braces, as the service does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the most photos of a group to have it in one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it by hand, then add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it smaller or compressed, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it smaller, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits, then add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture itself, then add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say transparent, a colour such as #ffffff, or the path of an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a correction back to make it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the lock off under Settings, Privacy, or with: bg-remover network unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of {} holds a user name, which can hide where it really leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background has no single colour, so the product cannot be told from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box around the subject is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box around the subject lies outside the photo, which is {} x {} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue {} cannot be used: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {} is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {} broke.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of {} is used: what was decided later is not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo photos are not in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {} in {} cannot grow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download from {} failed: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fewest photos of a group are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {} could not be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hardness of a brush is 0..1, not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was damaged and is kept as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has the details; the other photos go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matte of {} is gone from the cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model u2netp, which comes with the program, is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {} cannot be loaded: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {} is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most photos of a group are {}, less than the fewest, {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of {} is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {} cannot be used: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {} needs to know the products, which cutout does not look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offline lock is on: there is no connection to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other photos go on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos are still in work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radius of a stroke is a number of pixels above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rembg that is installed has no model called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are no JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are no JSON: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The threshold is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight {} is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {} are not for commercial use ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights spatial, feature, semantic and colour are all 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights {} are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights {} are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no cutouts to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no known weights below {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no host called {}, or no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recipe called {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to open {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no copy of it: a new, empty one is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are known: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are no edits of a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These edits have the version {}; this program knows {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is no longer in the list of shoots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is not cut out yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo stopped the program twice and is set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To try it again: --retry-set-aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it, then add the photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, dots and hyphens in the file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use process, or a name with {original} and {sequence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the picture&apos;s public address, or save it to a folder and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for that to end, or press Stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for that to end, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done or stop it there, then call this again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came is kept: the next try goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done is safe. Make room, then go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sent is not {} ({} MB, wrong checksum); it was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was drawn on a photo cannot be read: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {} sends is larger than {} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {} sends is not a picture but {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like {product}-{sequence:02} or {original}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clothes worn by a person, without the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, quickly; finds the subject for the other qualities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, with fine detail; slow without a GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, with fine detail; smaller and quicker than birefnet-general</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fine outlines: plants, cables, openwork</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes u2net quicker on the processor; comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes u2netp quicker on the processor; comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>onnxruntime cannot be loaded: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people and their hair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>products and everyday things; the second network of balanced and best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rembg cannot be loaded: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says which photos show the same product; comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single things with thin parts and holes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subjects that look like their background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what stands out in photos of high resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what u2net does, a quarter of the size, nearly the same cutouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what u2net does, half the size, the same cutouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what u2net does, smaller and a little coarser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} MB are needed in {}, and {} MB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be opened: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be read as a shoot&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be written: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} changed while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} could not be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} could not be written in {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} could not be written: {} is full.{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has {} GB; the limit is {} GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has {} million pixels; with the memory that is free here the limit is {} million.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} has {} x {} pixels, {} million; the limit is {} million.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a device or a pipe, not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a folder, not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a link that leads nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is being fetched already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is cut short: it ends after {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is cut short: {} are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is cut short: {} of {} are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged and cannot be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged and cannot be moved aside: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged, and another BG Remover has it open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is empty: it has 0 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is gone from {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is no background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is no shoot&apos;s file of BG Remover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is none of the known weights: its checksum is in no entry of the catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not TOML: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a picture. It holds nothing but zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a picture. It is a web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a picture. It is an archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not cut out yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not published anywhere. {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not there: onnxruntime took the CPU in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} leads from one address to the next without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} leads to an address that is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} leads to {}, which is no address of the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} says it has more pixels than can be opened here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} sends the picture packed, though it was asked not to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} took longer than {} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was changed after it was cut out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was made by a newer version of BG Remover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} went away for a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: this build cannot open pictures with 32 bits a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: this build cannot open {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
