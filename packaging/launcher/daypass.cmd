@echo off
rem The command line of Daypass: with Node 20 or newer where the PATH has it, else with the app's own runtime.
rem DAYPASS_RUNTIME=app always takes the app's own.
setlocal DisableDelayedExpansion
if "%DAYPASS_RUNTIME%"=="app" goto own
rem Looked for on the PATH alone: by its bare name, cmd would run a node.exe of the current folder first.
set "daypass_node="
for %%n in (node.exe) do set "daypass_node=%%~$PATH:n"
if not defined daypass_node goto own
set "daypass_major="
for /f "usebackq tokens=1 delims=." %%v in (`""%daypass_node%" --version" 2^>nul`) do set "daypass_major=%%v"
if not defined daypass_major goto own
set /a daypass_number=%daypass_major:~1% 2>nul
if %daypass_number% LSS 20 goto own
"%daypass_node%" "%~dp0..\cli\daypass.mjs" %*
exit /b %errorlevel%
:own
"%~dp0..\..\Daypass.exe" --log-level=3 --cli -- %*
exit /b %errorlevel%
