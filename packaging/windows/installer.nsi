; The Windows installer. Compiled by packaging/build.py, or by hand:
;
;     makensis -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DSOURCE=dist\bg-remover -DTARGET=dist\bg-remover-setup.exe
;              -DICON=build\bg-remover.ico packaging\windows\installer.nsi
;
; For one user and without asking for rights, unless it is started with /ALLUSERS. A newer version takes the place
; of an older one. The library and the settings are never touched by it; the uninstaller removes them only when asked.

Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinMessages.nsh"

!define NAME "BG Remover"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\BGRemover"
!define PROGID "BGRemover.Photo"

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\BGRemover" "Folder"
RequestExecutionLevel user
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "LegalCopyright" "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_COMPONENTSPAGE_SMALLDESC
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Icelandic"

LangString DESC_PROGRAM ${LANG_ENGLISH} "The program."
LangString DESC_PROGRAM ${LANG_ICELANDIC} "Forritið."
LangString DESC_OPEN ${LANG_ENGLISH} "Offer BG Remover under 'Open with' for photos. What opens them today stays."
LangString DESC_OPEN ${LANG_ICELANDIC} "Bjóða BG Remover undir 'Opna með' fyrir myndir. Það sem opnar þær nú helst óbreytt."
LangString DESC_PATH ${LANG_ENGLISH} "Make the command bg-remover known to terminals."
LangString DESC_PATH ${LANG_ICELANDIC} "Gera skipunina bg-remover aðgengilega í skel."
LangString DESC_LIBRARY ${LANG_ENGLISH} "Remove your library too: groups, decisions, settings and fetched models."
LangString DESC_LIBRARY ${LANG_ICELANDIC} "Fjarlægja safnið líka: hópa, ákvarðanir, stillingar og sótt líkön."

Function .onInit
  ; Upgrading while it runs would leave half of each version: the program's file is locked while it does.
  ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} is running. Close it, then start this again." /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd

Section "${NAME}" Program
  SectionIn RO
  ; Only what an older version installed goes: the folder may have been chosen among other things.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "Software\BGRemover" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "BG Remover maintainers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

!macro OFFER SUFFIX
  WriteRegStr HKCU "Software\Classes\.${SUFFIX}\OpenWithProgids" "${PROGID}" ""
!macroend
!macro UNOFFER SUFFIX
  DeleteRegValue HKCU "Software\Classes\.${SUFFIX}\OpenWithProgids" "${PROGID}"
!macroend
!macro FOR_ALL_SUFFIXES DO
  !insertmacro ${DO} "jpg"
  !insertmacro ${DO} "jpeg"
  !insertmacro ${DO} "png"
  !insertmacro ${DO} "webp"
  !insertmacro ${DO} "tif"
  !insertmacro ${DO} "tiff"
  !insertmacro ${DO} "bmp"
  !insertmacro ${DO} "gif"
  !insertmacro ${DO} "avif"
  !insertmacro ${DO} "heic"
  !insertmacro ${DO} "heif"
  !insertmacro ${DO} "dng"
!macroend

Section "Open with" OpenWith
  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "Photo"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  !insertmacro FOR_ALL_SUFFIXES OFFER
SectionEnd

Section /o "Command" Command
  ; The longest value that is safe to edit here: a longer PATH is left alone rather than cut.
  ReadRegStr $0 HKCU "Environment" "Path"
  StrLen $1 "$0"
  ${If} $1 < 900
    ${If} $0 == ""
      WriteRegExpandStr HKCU "Environment" "Path" "$INSTDIR"
    ${Else}
      WriteRegExpandStr HKCU "Environment" "Path" "$0;$INSTDIR"
    ${EndIf}
    SendMessage ${HWND_BROADCAST} ${WM_WININICHANGE} 0 "STR:Environment" /TIMEOUT=5000
  ${Else}
    DetailPrint "PATH is too long to be changed safely: add $INSTDIR by hand."
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} $(DESC_PROGRAM)
  !insertmacro MUI_DESCRIPTION_TEXT ${OpenWith} $(DESC_OPEN)
  !insertmacro MUI_DESCRIPTION_TEXT ${Command} $(DESC_PATH)
!insertmacro MUI_FUNCTION_DESCRIPTION_END

!include "StrFunc.nsh"
${UnStrRep}

Section "un.${NAME}" unProgram
  SectionIn RO
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\bg-remover.exe"
  Delete "$INSTDIR\bill-of-materials.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro FOR_ALL_SUFFIXES UNOFFER
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  ReadRegStr $0 HKCU "Environment" "Path"
  ${UnStrRep} $1 "$0" ";$INSTDIR" ""
  ${If} $1 == $INSTDIR
    DeleteRegValue HKCU "Environment" "Path"
  ${ElseIf} $1 != $0
    WriteRegExpandStr HKCU "Environment" "Path" "$1"
  ${EndIf}
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\BGRemover"
SectionEnd

Section /o "un.Library" unLibrary
  RMDir /r "$LOCALAPPDATA\BG Remover"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${unProgram} $(DESC_PROGRAM)
  !insertmacro MUI_DESCRIPTION_TEXT ${unLibrary} $(DESC_LIBRARY)
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
