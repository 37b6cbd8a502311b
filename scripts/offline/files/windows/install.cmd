@echo off
rem Installs or upgrades in place; no network, no administrator. Data stays.
setlocal
for /f "tokens=2 delims=:." %%c in ('chcp') do set "page=%%c"
chcp 65001 >nul
set "from=%~dp0"
set "prefix=%LOCALAPPDATA%\zhinan"
if not "%~1"=="" set "prefix=%~f1"
set /p version=<"%from%VERSION"
if not exist "%from%node\node.exe" (echo 安装包不完整，没有安装。请先把压缩包全部解压，再运行 install.cmd。& goto failed)
"%from%node\node.exe" "%from%check-sums.mjs" || (echo 安装包不完整或被改动过，没有安装。请重新复制或重新解压。& goto failed)
set "old="
if exist "%prefix%\current.txt" set /p old=<"%prefix%\current.txt"
if not exist "%prefix%\data" mkdir "%prefix%\data"
if not exist "%prefix%\backups" mkdir "%prefix%\backups"
set "ZHINAN_DATA=%prefix%\data"
if defined old if exist "%prefix%\data\store.sqlite" (
  "%prefix%\program\%old%\node\node.exe" "%prefix%\program\%old%\app\dist\cli\main.js" db backup --keep 14 "%prefix%\backups" || (echo 升级前的备份没有做成，没有升级；原来的版本照常可用。& goto failed)
)
set "part=%prefix%\program\part"
if exist "%part%" rmdir /s /q "%part%"
robocopy "%from%." "%part%" /e /njh /njs /ndl /nfl /np >nul
if errorlevel 8 (echo 文件没有复制完，没有安装。请核对磁盘空间和权限。& goto failed)
if exist "%prefix%\data\store.sqlite" (
  "%part%\node\node.exe" "%part%\app\dist\cli\main.js" db migrate || (echo 数据没有升级，程序也没有换；原来的版本照常可用。& rmdir /s /q "%part%" & goto failed)
)
if exist "%prefix%\program\%version%" rmdir /s /q "%prefix%\program\%version%"
if exist "%prefix%\program\%version%" (echo 旧程序还在运行，请先关闭工作台的窗口，再运行 install.cmd。& goto failed)
move "%part%" "%prefix%\program\%version%" >nul || (echo 程序没有放好，请先关闭工作台的窗口，再运行 install.cmd。& goto failed)
copy /y "%from%start.cmd" "%prefix%\zhinan.cmd" >nul
>"%prefix%\current.txt" echo %version%
echo 已安装指南针 %version%：%prefix%
echo 数据在 %prefix%\data。启动工作台："%prefix%\zhinan.cmd" serve
chcp %page% >nul
exit /b 0
:failed
chcp %page% >nul
exit /b 1
