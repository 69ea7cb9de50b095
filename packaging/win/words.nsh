; What the installer and the uninstaller say beside the template's own words, into $R8. Japanese where the installer is (1041).

; $R9 why the PATH was left alone (path.nsh), $R0 the folder.
!macro daypassWordsPathNotChanged
  ${If} $LANGUAGE = 1041
    ${If} $R9 == "full"
      StrCpy $R8 "PATH が長すぎて追加できません。不要な項目を PATH から削除してください。"
    ${ElseIf} $R9 == "not text"
      StrCpy $R8 "レジストリの HKCU\Environment にある Path が通常の文字列ではないため、変更しませんでした。"
    ${ElseIf} $R9 == "semicolon"
      StrCpy $R8 "フォルダー名にセミコロンがあるため、PATH に追加できません。"
    ${Else}
      ; Without "error ".
      StrCpy $0 $R9 "" 6
      StrCpy $R8 "PATH を変更できませんでした (Windows のエラー $0)。"
    ${EndIf}
    !ifdef BUILD_UNINSTALLER
      StrCpy $R8 "$R8$\r$\n次のフォルダーを PATH から削除してください: $R0"
    !else
      StrCpy $R8 "$R8$\r$\nターミナルで daypass を使うには、次のフォルダーを PATH に追加してください: $R0"
    !endif
  ${Else}
    ${If} $R9 == "full"
      StrCpy $R8 "Your PATH would get too long. Remove entries that you no longer need from it."
    ${ElseIf} $R9 == "not text"
      StrCpy $R8 "Path in the registry's HKCU\Environment is no ordinary text, and was left as it is."
    ${ElseIf} $R9 == "semicolon"
      StrCpy $R8 "The folder's name has a semicolon, so that it can't be on the PATH."
    ${Else}
      StrCpy $R8 "Your PATH could not be changed (Windows' $R9)."
    ${EndIf}
    !ifdef BUILD_UNINSTALLER
      StrCpy $R8 "$R8$\r$\nRemove this folder from PATH: $R0"
    !else
      StrCpy $R8 "$R8$\r$\nTo use daypass in a terminal, add this folder to PATH: $R0"
    !endif
  ${EndIf}
!macroend

!macro daypassWordsWhatStays
  ${If} $LANGUAGE = 1041
    StrCpy $R8 "次のものは残ります: AWS のファイル ($PROFILE\.aws) と、$LOCALAPPDATA\Daypass にある Daypass の設定とバックアップ。$\r$\n$\r$\nサインアウトして Daypass のデータも削除するには、キャンセルして先に次のコマンドを実行してください: daypass uninstall --purge"
  ${Else}
    StrCpy $R8 "These stay: your AWS files in $PROFILE\.aws, and Daypass's settings and backups in $LOCALAPPDATA\Daypass.$\r$\n$\r$\nTo sign out and delete those of Daypass too, cancel and first run: daypass uninstall --purge"
  ${EndIf}
!macroend
