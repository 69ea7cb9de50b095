; What the app itself has registered with Windows for this person, and no uninstaller of electron-builder knows. Each is taken away
; only if it starts this very program: another copy, of a zip, may have registered itself since.

; Start at login: https://github.com/electron/electron/blob/main/shell/browser/browser_win.cc, SetLoginItemSettings. The value's
; name is the app's user model id, which is the same as electron-builder's `appId`. The second key is that of the Task Manager's switch.
!define DAYPASS_RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define DAYPASS_RUN_SWITCHES "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

; Clicks on notices: windows_toast_activator.cc beside it, EnsureCLSIDRegistry. The id is that of src/main/notices/notifications.ts.
!define DAYPASS_TOAST_ACTIVATOR "Software\Classes\CLSID\{8F10CB5C-58C6-4744-BDB6-3794A348C766}"

!macro daypassRemoveLoginItem
  ReadRegStr $0 HKCU "${DAYPASS_RUN}" "${APP_ID}"
  !insertmacro daypassStartsThisProgram
  ${If} $0 = 1
    DeleteRegValue HKCU "${DAYPASS_RUN}" "${APP_ID}"
    DeleteRegValue HKCU "${DAYPASS_RUN_SWITCHES}" "${APP_ID}"
  ${EndIf}
!macroend

!macro daypassRemoveToastActivator
  ReadRegStr $0 HKCU "${DAYPASS_TOAST_ACTIVATOR}\LocalServer32" ""
  !insertmacro daypassStartsThisProgram
  ${If} $0 = 1
    DeleteRegKey HKCU "${DAYPASS_TOAST_ACTIVATOR}"
  ${EndIf}
!macroend

; Takes a command line in $0, whose program may be in quotes, and gives 1 or 0 there.
!macro daypassStartsThisProgram
  StrCpy $1 $0 1
  ${If} $1 == '"'
    StrCpy $0 $0 "" 1
  ${EndIf}
  StrCpy $1 "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  StrLen $2 $1
  StrCpy $0 $0 $2
  ${If} $0 == $1
    StrCpy $0 1
  ${Else}
    StrCpy $0 0
  ${EndIf}
!macroend
