@echo off
rem Mo ban bien tap bang mot lan bam dup (Windows).
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul && (py -3 tasks.py desk %* & goto end)
where python >nul 2>nul && (python tasks.py desk %* & goto end)
echo Máy này chưa có Python. Hãy cài Python 3.11 trở lên từ python.org, đánh dấu ô "Add python.exe to PATH", rồi bấm đúp lại tệp này.
:end
if errorlevel 1 pause
