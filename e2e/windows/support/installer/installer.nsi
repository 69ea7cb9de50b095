; An installer as electron-builder's templates make it, without what their downloaded plugins do: the app's files, shortcuts, and
; ending a running app. In their order: the include first, then an uninstaller that a first installer writes, then the real one.
; It installs nothing but what packaging/win does. The folder comes by the environment, since Wine would quote /D=.

; In place of boxes, for which there is no screen: the uninstaller is silent by then, the installer as it was started.
!macro daypassShow TEXT
  FileOpen $9 "$EXEDIR\shown.txt" w
  FileWriteUTF16LE $9 "${TEXT}"
  FileClose $9
!macroend
!macro daypassAskToGoOn TEXT
  !insertmacro daypassShow "ASKED: ${TEXT}"
!macroend

!include "${INCLUDE}"

!addincludedir "${TEMPLATES}"
!include "common.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

; By a plugin there (nsisScriptGenerator.js, flags).
!macro _isUpdated _a _b _t _f
  ${GetParameters} $R9
  ClearErrors
  ${GetOptions} $R9 "--updated" $R9
  IfErrors `${_f}` `${_t}`
!macroend
!define isUpdated `"" isUpdated ""`

RequestExecutionLevel user
SilentInstall silent
Var PerUserInstallationFolder
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Japanese.nlf"
LangString win7Required 1033 "-"
LangString win7Required 1041 "-"
LangString x64WinRequired 1033 "-"
LangString x64WinRequired 1041 "-"

!macro readTestEnvironment
  ReadEnvStr $INSTDIR DAYPASS_TEST_FOLDER
  ReadEnvStr $PerUserInstallationFolder DAYPASS_TEST_EARLIER_FOLDER
  ReadEnvStr $LANGUAGE DAYPASS_TEST_LANGUAGE
  StrCpy $0 "zero"
  StrCpy $R9 "nine"
!macroend
; The templates go on with these registers.
!macro checkRegisters
  ${If} $0 != "zero"
  ${OrIf} $R9 != "nine"
    SetErrorLevel 9
    Quit
  ${EndIf}
!macroend

Function .onInit
  !ifdef BUILD_UNINSTALLER
    WriteUninstaller "${UNINSTALLER_OUT_FILE}"
    !insertmacro quitSuccess
  !else
    !insertmacro check64BitAndSetRegView
    !insertmacro readTestEnvironment
  !endif
FunctionEnd

Section "install"
  !ifndef BUILD_UNINSTALLER
    SetOutPath $INSTDIR
    !insertmacro customInstall
    !insertmacro checkRegisters
    !insertmacro quitSuccess
  !endif
SectionEnd

!ifdef BUILD_UNINSTALLER
  Function un.onInit
    !insertmacro check64BitAndSetRegView
    SetSilent silent
    !insertmacro readTestEnvironment
    !ifmacrodef customUnInit
      !insertmacro customUnInit
    !endif
  FunctionEnd

  Section "un.Uninstall"
    StrCpy $0 "zero"
    !insertmacro customUnInstall
    StrCpy $R9 "nine"
    !insertmacro checkRegisters
    !insertmacro quitSuccess
  SectionEnd
!endif
