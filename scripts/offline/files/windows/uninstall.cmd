@echo off
rem Removes the program and keeps the data; "uninstall.cmd --with-data" removes both.
setlocal
for /f "tokens=2 delims=:." %%c in ('chcp') do set "page=%%c"
chcp 65001 >nul
for %%d in ("%~dp0..\..") do set "prefix=%%~fd"
if not exist "%prefix%\current.txt" goto nothing
del "%prefix%\zhinan.cmd" "%prefix%\current.txt"
if not "%~1"=="--with-data" goto keep
rmdir /s /q "%prefix%\data" "%prefix%\backups"
echo 已卸载，数据已删除。
goto end
:keep
echo 已卸载。数据保留在 "%prefix%\data"；再次安装即可接着使用。
:end
chcp %page% >nul
cd /d "%TEMP%" & rmdir /s /q "%prefix%\program" & exit /b 0
:nothing
echo 这里不是安装好的指南针，没有卸载。
chcp %page% >nul
exit /b 1
