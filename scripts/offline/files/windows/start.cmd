@echo off
setlocal
set /p version=<"%~dp0current.txt"
call "%~dp0program\%version%\zhinan.cmd" %*
exit /b %errorlevel%
