@echo off
setlocal
if not defined ZHINAN_DATA if exist "%~dp0..\..\current.txt" for %%d in ("%~dp0..\..\data") do set "ZHINAN_DATA=%%~fd"
if exist "%~dp0runtime" set "PATH=%~dp0runtime;%PATH%"
"%~dp0node\node.exe" "%~dp0app\dist\cli\main.js" %*
exit /b %errorlevel%
