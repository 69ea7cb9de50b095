; Edits the PATH of this person (the value Path in HKCU\Environment) in allocated memory, through NSIS's System plugin: NSIS's own
; strings would cut a long PATH, Windows' setx cuts it at 1024 characters and expands its variables, and PowerShell may call no
; .NET method where a company's policy restricts it. Every other entry, %VARIABLES% and the value's type stay as they are.
;
; Both macros take the folder in $R0, use all other registers, and give in $R9 why the PATH was left alone; "" means all is well.
;   full       it would get longer than an environment variable can be
;   not text   the value is no text, or text that Windows itself would read only in part
;   semicolon  the folder's name has one, which divides entries
;   error N    Windows' own error

; https://learn.microsoft.com/windows/win32/procthread/environment-variables: 32,767 with the final NUL.
!define DAYPASS_PATH_CHARACTERS 32766

; Appends the folder unless an entry names it.
!macro daypassAddToPath
  !insertmacro daypassReadPath
  ${If} $R9 == ""
    StrCpy $R2 0
    StrCpy $4 $1
    ${Do}
      !insertmacro daypassReadEntry
      IntOp $R2 $R2 | $7
      IntPtrOp $4 $5 + 2
    ${LoopUntil} $8 = 0
    ${If} $R2 = 0
      !insertmacro daypassAppend
    ${EndIf}
  ${EndIf}
  !insertmacro daypassClosePath
!macroend

; Takes out every entry that names the folder.
!macro daypassRemoveFromPath
  !insertmacro daypassReadPath
  ${If} $R9 == ""
    StrCpy $R2 0
    StrCpy $4 $1
    ${Do}
      !insertmacro daypassReadEntry
      ${If} $7 = 0
        IntPtrOp $4 $5 + 2
      ${Else}
        StrCpy $R2 1
        ${If} $8 = 0
          ; The last entry goes with the semicolon before it.
          ${If} $4 != $1
            IntPtrOp $4 $4 - 2
          ${EndIf}
          System::Call '*$4(&i2 0)'
        ${Else}
          IntPtrOp $5 $5 + 2
          System::Call 'kernel32::lstrlenW(p r5) i .r6'
          IntOp $6 $6 + 1
          IntOp $6 $6 * 2
          System::Call 'kernel32::RtlMoveMemory(p r4, p r5, p r6)'
        ${EndIf}
      ${EndIf}
    ${LoopUntil} $8 = 0
    ${If} $R2 = 1
      !insertmacro daypassWritePath
    ${EndIf}
  ${EndIf}
  !insertmacro daypassClosePath
!macroend

; $0 the key, $1 the memory with the text and room for the folder, $2 the value's type, $3 the text's characters, $R1 those of
; the folder. Missing, the value is as an empty one that takes variables.
!macro daypassReadPath
  StrCpy $R9 ""
  StrCpy $1 0
  StrLen $R1 $R0
  ; HKEY_CURRENT_USER, KEY_READ and KEY_WRITE
  System::Call 'advapi32::RegCreateKeyExW(p 0x80000001, w "Environment", i 0, p 0, i 0, i 0x2001F, p 0, *p .r0, p 0) i .r4'
  ${If} $4 <> 0
    StrCpy $0 0
    StrCpy $R9 "error $4"
  ${Else}
    System::Call 'advapi32::RegQueryValueExW(p r0, w "Path", p 0, *i .r2, p 0, *i .r3) i .r4'
    ${If} $4 = 2 ; ERROR_FILE_NOT_FOUND
      StrCpy $2 2
      StrCpy $3 0
      StrCpy $4 0
    ${EndIf}
    IntOp $5 $3 & 1
    ${If} $4 <> 0
      StrCpy $R9 "error $4"
    ${ElseIf} $5 = 1
      StrCpy $R9 "not text"
    ${ElseIf} $2 <> 1 ; REG_SZ
    ${AndIf} $2 <> 2 ; REG_EXPAND_SZ
      StrCpy $R9 "not text"
    ${Else}
      ; The text, two semicolons, the folder and the final NUL.
      IntOp $5 $R1 + 3
      IntOp $5 $5 * 2
      IntOp $5 $5 + $3
      System::Alloc $5
      Pop $1
      ${If} $1 == 0
        StrCpy $R9 "error 14" ; ERROR_OUTOFMEMORY
      ${ElseIf} $3 > 0
        System::Call 'advapi32::RegQueryValueExW(p r0, w "Path", p 0, p 0, p r1, *i r3 r3) i .r4'
        ${If} $4 <> 0
          StrCpy $R9 "error $4"
        ${EndIf}
      ${EndIf}
    ${EndIf}
  ${EndIf}
  ${If} $R9 == ""
    ; Programs store the text with one final NUL, with none or with more.
    ${Do}
      ${If} $3 = 0
        ${Break}
      ${EndIf}
      IntOp $5 $3 - 2
      IntPtrOp $4 $1 + $5
      System::Call '*$4(&i2 .r6)'
      ${If} $6 <> 0
        ${Break}
      ${EndIf}
      StrCpy $3 $5
    ${Loop}
    IntOp $3 $3 / 2
    System::Call 'kernel32::lstrlenW(p r1) i .r4'
    ${If} $4 <> $3
      StrCpy $R9 "not text"
    ${EndIf}
  ${EndIf}
!macroend

; Of the entry at $4: $5 where it ends, $8 the character there (a semicolon or 0), $7 is 1 if it names the folder.
!macro daypassReadEntry
  System::Call 'shlwapi::StrChrW(p r4, i 0x3B) p .r5'
  ${If} $5 == 0
    StrCpy $8 0
    System::Call 'kernel32::lstrlenW(p r4) i .r6'
    IntOp $5 $6 * 2
    IntPtrOp $5 $4 + $5
  ${Else}
    StrCpy $8 0x3B
    IntPtrOp $6 $5 - $4
    IntOp $6 $6 / 2
  ${EndIf}
  ; With a backslash at its end it is the same folder.
  ${Do}
    ${If} $6 <= $R1
      ${Break}
    ${EndIf}
    IntOp $6 $6 - 1
    IntOp $7 $6 * 2
    IntPtrOp $7 $4 + $7
    System::Call '*$7(&i2 .r7)'
    ${If} $7 <> 0x5C
      StrCpy $6 -1
    ${EndIf}
  ${Loop}
  StrCpy $7 0
  ${If} $6 = $R1
    ; Compared like file names: by their characters, upper and lower case alike. CSTR_EQUAL is 2.
    System::Call 'kernel32::CompareStringOrdinal(p r4, i r6, w R0, i R1, i 1) i .r7'
    ${If} $7 = 2
      StrCpy $7 1
    ${Else}
      StrCpy $7 0
    ${EndIf}
  ${EndIf}
!macroend

; A text that ends with a semicolon will do so again, so that a removal gives every character back.
!macro daypassAppend
  System::Call 'shlwapi::StrChrW(w R0, i 0x3B) p .r4'
  IntOp $5 $3 + $R1
  IntOp $5 $5 + 1
  ${If} $4 != 0
    StrCpy $R9 "semicolon"
  ${ElseIf} $5 > ${DAYPASS_PATH_CHARACTERS}
    StrCpy $R9 "full"
  ${Else}
    StrCpy $6 0
    ${If} $3 > 0
      IntOp $5 $3 - 1
      IntOp $5 $5 * 2
      IntPtrOp $5 $1 + $5
      System::Call '*$5(&i2 .r6)'
      ${If} $6 <> 0x3B
        System::Call 'kernel32::lstrcatW(p r1, w ";")'
      ${EndIf}
    ${EndIf}
    System::Call 'kernel32::lstrcatW(p r1, w R0)'
    ${If} $6 = 0x3B
      System::Call 'kernel32::lstrcatW(p r1, w ";")'
    ${EndIf}
    !insertmacro daypassWritePath
  ${EndIf}
!macroend

!macro daypassWritePath
  System::Call 'kernel32::lstrlenW(p r1) i .r4'
  IntOp $4 $4 + 1
  IntOp $4 $4 * 2
  System::Call 'advapi32::RegSetValueExW(p r0, w "Path", i 0, i r2, p r1, i r4) i .r4'
  ${If} $4 <> 0
    StrCpy $R9 "error $4"
  ${Else}
    ; Explorer reads the PATH again at WM_SETTINGCHANGE (0x1A) to all windows (0xFFFF). Those that hang are skipped (2).
    System::Call 'user32::SendMessageTimeoutW(p 0xFFFF, i 0x1A, p 0, w "Environment", i 2, i 1000, *p .r4)'
  ${EndIf}
!macroend

!macro daypassClosePath
  ${If} $1 != 0
    System::Free $1
  ${EndIf}
  ${If} $0 != 0
    System::Call 'advapi32::RegCloseKey(p r0)'
  ${EndIf}
!macroend
