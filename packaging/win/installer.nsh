; What Daypass adds to electron-builder's installer: the command on this person's PATH, and at the end nothing left of it.
; electron-builder includes this file before its own script (NsisTarget.js, computeCommonInstallerScriptHeader) and inserts the
; macros below where they are named in its templates. Each macro restores every register.

!include "${__FILEDIR__}/path.nsh"
!include "${__FILEDIR__}/registrations.nsh"
!include /CHARSET=UTF8 "${__FILEDIR__}/words.nsh"

!macro customInstall
  System::Store S
  ; The template has read where the earlier version was. With /D= this one may be somewhere else.
  ${If} $PerUserInstallationFolder != ""
  ${AndIf} $PerUserInstallationFolder != $INSTDIR
    StrCpy $R0 "$PerUserInstallationFolder\resources\bin"
    !insertmacro daypassRemoveFromPath
  ${EndIf}
  StrCpy $R0 "$INSTDIR\resources\bin"
  !insertmacro daypassAddToPath
  ${If} $R9 != ""
    !insertmacro daypassWordsPathNotChanged
    ; A silent installation shows nothing, and the template prints no details: the file is all that is left to read.
    FileOpen $0 "$INSTDIR\install.log" w
    FileWriteUTF16LE /BOM $0 "$R8$\r$\n"
    FileClose $0
    ${IfNot} ${Silent}
      !insertmacro daypassShow "$R8"
    ${EndIf}
  ${EndIf}
  ClearErrors
  System::Store L
!macroend

; Before anything is removed. The template has switched to silent by now, whatever the person asked for. An upgrade passes /S.
!macro customUnInit
  System::Store S
  !insertmacro daypassIsQuiet
  ${If} $0 == 0
    !insertmacro daypassWordsWhatStays
    !insertmacro daypassAskToGoOn "$R8"
  ${EndIf}
  ClearErrors
  System::Store L
!macroend

; An upgrade runs the older version's uninstaller with --updated. The command then keeps its place on the PATH, and the app
; goes on starting at login.
!macro customUnInstall
  System::Store S
  ${IfNot} ${isUpdated}
    !insertmacro daypassRemoveLoginItem
    !insertmacro daypassRemoveToastActivator
    StrCpy $R0 "$INSTDIR\resources\bin"
    !insertmacro daypassRemoveFromPath
    !insertmacro daypassIsQuiet
    ${If} $R9 != ""
    ${AndIf} $0 == 0
      !insertmacro daypassWordsPathNotChanged
      !insertmacro daypassShow "$R8"
    ${EndIf}
  ${EndIf}
  ClearErrors
  System::Store L
!macroend

; $0 is 1 if the uninstaller was started with /S, which the template's own check of it also looks for.
!macro daypassIsQuiet
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/S" $0
  ${If} ${Errors}
    StrCpy $0 0
  ${Else}
    StrCpy $0 1
  ${EndIf}
!macroend

; The tests define these two themselves.
!ifmacrondef daypassShow
  !macro daypassShow TEXT
    MessageBox MB_OK|MB_ICONINFORMATION "${TEXT}"
  !macroend
!endif
!ifmacrondef daypassAskToGoOn
  !macro daypassAskToGoOn TEXT
    MessageBox MB_OKCANCEL|MB_ICONINFORMATION "${TEXT}" IDOK +2
    Quit
  !macroend
!endif
