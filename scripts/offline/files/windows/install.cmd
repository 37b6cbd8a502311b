@echo off
rem Installs or upgrades in place; no network, no administrator. Data stays.
setlocal
for /f "tokens=2 delims=:." %%c in ('chcp') do set "page=%%c"
chcp 65001 >nul
set "clicked="
if "%~1"=="" echo %cmdcmdline% | find /i "%~nx0" >nul
if "%~1"=="" if not errorlevel 1 set "clicked=yes"
set "from=%~dp0"
set "prefix=%LOCALAPPDATA%\zhinan"
if not "%~1"=="" set "prefix=%~f1"
if not exist "%from%node\node.exe" goto incomplete
set /p version=<"%from%VERSION"
if exist "%from%runtime" set "PATH=%from%runtime;%PATH%"
"%from%node\node.exe" "%from%check-sums.mjs"
if not "%errorlevel%"=="0" goto changed
"%from%node\node.exe" "%from%check-native.mjs"
if not "%errorlevel%"=="0" goto unfit
set "old="
if exist "%prefix%\current.txt" set /p old=<"%prefix%\current.txt"
if not exist "%prefix%\data" mkdir "%prefix%\data"
if not exist "%prefix%\backups" mkdir "%prefix%\backups"
set "ZHINAN_DATA=%prefix%\data"
if not defined old goto copy
if not exist "%prefix%\data\store.sqlite" goto copy
"%prefix%\program\%old%\node\node.exe" "%prefix%\program\%old%\app\dist\cli\main.js" db backup --keep 14 "%prefix%\backups"
if not "%errorlevel%"=="0" goto unsaved
:copy
set "part=%prefix%\program\part"
if exist "%part%" rmdir /s /q "%part%"
robocopy "%from%." "%part%" /e /njh /njs /ndl /nfl /np >nul
if errorlevel 8 goto uncopied
if not exist "%part%\zhinan.cmd" goto uncopied
if not exist "%prefix%\data\store.sqlite" goto place
"%part%\node\node.exe" "%part%\app\dist\cli\main.js" db migrate
if not "%errorlevel%"=="0" goto unmigrated
:place
if exist "%prefix%\program\%version%" rmdir /s /q "%prefix%\program\%version%"
if exist "%prefix%\program\%version%" goto running
move "%part%" "%prefix%\program\%version%" >nul
if not exist "%prefix%\program\%version%\zhinan.cmd" goto running
copy /y "%from%start.cmd" "%prefix%\zhinan.cmd" >nul
>"%prefix%\current.txt" echo %version%
rem The version before is kept, older ones are not.
for /d %%f in ("%prefix%\program\*") do if /i not "%%~nxf"=="%version%" if /i not "%%~nxf"=="%old%" rmdir /s /q "%%~ff"
echo 已安装指南针 %version%："%prefix%"
echo 数据在 "%prefix%\data"。启动工作台："%prefix%\zhinan.cmd" serve
set "code=0"
goto end
:incomplete
echo 安装包不完整，没有安装。请先把压缩包全部解压，再运行 install.cmd。
goto failed
:changed
echo 安装包不完整或被改动过，没有安装。请重新复制或重新解压。
goto failed
:unfit
echo 程序不能在本机运行，没有安装。多半是本机没有微软的 Visual C++ 运行库（VCRUNTIME140.dll、VCRUNTIME140_1.dll）。
echo 请管理员安装“Visual C++ 2015-2022 Redistributable (x64)”，或把这两个文件放进安装包的 runtime 文件夹，再运行 install.cmd。
goto failed
:unsaved
echo 升级前的备份没有做成，没有升级；原来的版本照常可用。
goto failed
:uncopied
echo 文件没有复制完，没有安装。请核对磁盘空间和权限。
goto failed
:unmigrated
echo 数据没有升级，程序也没有换；原来的版本照常可用。
rmdir /s /q "%part%"
goto failed
:running
echo 程序没有换好：旧程序还在运行。请先关闭工作台的窗口，再运行 install.cmd。
:failed
set "code=1"
:end
chcp %page% >nul
if defined clicked pause
exit /b %code%
