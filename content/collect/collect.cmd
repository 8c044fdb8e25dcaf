@rem Reconnect collector for computers where PowerShell scripts are not allowed. It reads; it changes nothing and sends nothing.
@rem Unlike the PowerShell scripts it does NOT hide names and addresses: read what it prints before you pass it on.
@rem See first what it would read:  collect.cmd server show
@rem Collect on the computer you sit at:  collect.cmd client > client.txt
@rem Collect on the computer you connect to, as administrator:  collect.cmd server > server.txt

@rem The commands themselves are not printed twice, and no variable outlives the script.
@echo off
setlocal

rem Each line below is one command: "call :read" prints the command, and runs it unless "show" was asked for.
set "SIDE=%~1"
set "SHOW=%~2"
if /i not "%SIDE%"=="client" if /i not "%SIDE%"=="server" (
    echo Usage: collect.cmd client ^| server  [show]
    exit /b 2
)
echo Reconnect collector, %SIDE%, cmd, format 1

rem The events of the last 24 hours, newest first, at most 150 of each log, as XML: without localized text.
set "DAY=TimeCreated[timediff(@SystemTime) <= 86400000]"
set "READ=wevtutil qe /c:150 /rd:true /f:xml"

rem What Windows this is, which time it has, and which TLS versions were switched on or off by hand.
call :read ver
call :read w32tm /tz
call :read reg query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" /v CurrentBuild
call :read reg query "HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols" /s
call :read reg query "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters" /v AllowEncryptionOracle
if /i "%SIDE%"=="server" goto server

rem The client: what it may do by policy, what it wrote down, and what TLS wrote.
call :read reg query "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client"
call :read %READ% "Microsoft-Windows-TerminalServices-RDPClient/Operational" /q:"*[System[%DAY%]]"
call :read %READ% System /q:"*[System[Provider[@Name='Schannel'] and %DAY%]]"
exit /b 0

rem The server: the services, the listener and the sessions.
:server
call :read sc query TermService
call :read sc query UmRdpService
call :read sc query SessionEnv
call :read qwinsta
call :read netstat -ano -p TCP

rem Its settings, the policy above them, and the firewall.
call :read reg query "HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server" /v fDenyTSConnections
call :read reg query "HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"
call :read reg query "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
call :read netsh advfirewall show currentprofile state

rem The certificates of Remote Desktop, and who may read the files of keys. The keys themselves are never read.
call :read certutil -store "Remote Desktop"
call :read icacls "%ProgramData%\Microsoft\Crypto\RSA\MachineKeys\f686aace6942fb7f7ceb231212eef4a4_*"

rem What the services, TLS and the logon wrote down.
call :read %READ% "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational" /q:"*[System[%DAY%]]"
call :read %READ% "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational" /q:"*[System[%DAY%]]"
call :read %READ% "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational" /q:"*[System[%DAY%]]"
call :read %READ% System /q:"*[System[Provider[@Name='Schannel' or @Name='TermDD' or @Name='TermService'] and %DAY%]]"
call :read %READ% System /q:"*[System[Provider[@Name='Microsoft-Windows-TerminalServices-RemoteConnectionManager'] and %DAY%]]"
call :read %READ% Security /q:"*[System[EventID=4625 and %DAY%]]"
exit /b 0

rem Prints what it reads, then reads it. A command that fails says so itself, and the rest goes on.
:read
echo.
echo == %*
if /i "%SHOW%"=="show" exit /b 0
%*
exit /b 0
