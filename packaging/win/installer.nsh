; Puts `daypass` on this person's PATH and takes it off again. PowerShell reads the value unexpanded and writes it back as
; REG_EXPAND_SZ; Windows' own command for this would cut it at 1024 characters and expand its variables. The folder goes over
; by an environment variable, since its name may hold any quote. SetEnvironmentVariable makes Explorer read the PATH again.

!macro daypassPath EDIT
  System::Call 'kernel32::SetEnvironmentVariable(t "DAYPASS_BIN", t "$INSTDIR\resources\bin")'
  nsExec::ExecToLog `powershell.exe -NoProfile -NonInteractive -Command "$$bin = $$env:DAYPASS_BIN; $$key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment'); $$old = [string]$$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames'); $$parts = @($$old -split ';' | Where-Object { $$_ -ne '' -and $$_ -ne $$bin }); ${EDIT} $$key.SetValue('Path', ($$parts -join ';'), 'ExpandString'); [Environment]::SetEnvironmentVariable('DAYPASS_BIN', $$null, 'User')"`
  Pop $0
!macroend

!macro customInstall
  !insertmacro daypassPath "$$parts += $$bin;"
!macroend

!macro customUnInstall
  ; An upgrade uninstalls the older version first, and the newer one adds it again.
  !insertmacro daypassPath ""
!macroend
