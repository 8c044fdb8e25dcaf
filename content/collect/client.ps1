# Reconnect collector for the computer you sit at: it reads what explains a failed Remote Desktop connection.
# It changes nothing, downloads nothing and sends nothing. What it prints is yours to read before you paste it.
# Windows PowerShell 5.1 or later. It needs no administrator; a log that it may not read is named as not read.
# First see what it will read:  powershell -ExecutionPolicy RemoteSigned -File .\client.ps1 -WhatIf
# Then collect:                 powershell -ExecutionPolicy RemoteSigned -File .\client.ps1 -Server server.example.com

# What you can choose. Server is the name you connect to; Hours is how far back events are read. Key is a word of
# yours: with the same word here and on the server, both outputs use the same pseudonyms. RealNames turns them off.
[CmdletBinding(SupportsShouldProcess)]
param(
    [string]$Server,
    [ValidateRange(1, 65535)][int]$Port = 3389,
    [ValidateRange(1, 720)][int]$Hours = 24,
    [string]$Key,
    [switch]$RealNames
)

# Progress bars would only slow it down; since when events count; and the most events that one log may add.
$ProgressPreference = 'SilentlyContinue'
$since = (Get-Date).AddHours(-$Hours)
$mostEvents = 150

# A keyed hash makes the pseudonyms. Without a key of yours a random one is made, used once and forgotten,
# so that nobody can turn a pseudonym back by trying names.
$hash = New-Object System.Security.Cryptography.HMACSHA256
if ($Key) { $hash.Key = [Text.Encoding]::UTF8.GetBytes($Key) }

# One name, one pseudonym: USER-qkzvbd. Letters only, so that it is never taken for a code.
function Get-Pseudonym([string]$Kind, [string]$Value) {
    $bytes = $hash.ComputeHash([Text.Encoding]::UTF8.GetBytes($Value.Trim().ToLowerInvariant()))
    $letters = foreach ($byte in $bytes[0..5]) { [char](97 + $byte % 26) }
    $Kind + '-' + (-join $letters)
}

# The names of this computer, of its user and of the server, wherever they stand in a line; longest first.
$names = @{}
if ($Server) {
    $names[$Server] = 'HOST'
    if ($Server -match '^[^.\d]+(?=\.)') { $names[$Matches[0]] = 'HOST' }
}
foreach ($name in $env:COMPUTERNAME, $env:USERDNSDOMAIN, $env:USERDOMAIN) { if ($name) { $names[$name] = 'HOST' } }
if ($env:USERNAME) { $names[$env:USERNAME] = 'USER' }
$longestFirst = @($names.Keys | Sort-Object -Property Length -Descending)

# Addresses of one machine to itself and to all say nothing about anybody, and they tell causes apart: they stay.
$plain = '127.0.0.1', '0.0.0.0', '::1', '::'
$ipv4 = '(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])'
$ipv6 = '(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:)*:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?)(?:%\w+)?(?![\w:])'

# A line without names, SIDs of accounts and addresses.
function Hide-Sid([string]$Text) {
    [regex]::Replace($Text, 'S-1-(?:5-21|12-1)(?:-\d+)+', { param($found) Get-Pseudonym 'SID' $found.Value })
}
function Hide-Line([string]$Line) {
    if ($RealNames) { return $Line }
    foreach ($name in $longestFirst) {
        $word = '(?i)(?<![\w-])' + [regex]::Escape($name) + '(?![\w-])'
        $Line = [regex]::Replace($Line, $word, (Get-Pseudonym $names[$name] $name))
    }
    [regex]::Replace((Hide-Sid $Line), "(?i)$ipv4|$ipv6", {
        param($found)
        if ($plain -contains $found.Value) { $found.Value } else { Get-Pseudonym 'ADDRESS' $found.Value }
    })
}

# In an event only numbers, GUIDs, states of the protocol, file names of programs and names of security packages stay.
# Everything else becomes a pseudonym, also in fields that this script has never heard of.
$harmless = '^(?:[-+]?\d+|0x[0-9a-f]+|\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|%%\d+|-|true|false|LOCAL|TCP|UDP|' +
    'Ts\w+|RDP\w+|TLS\w*|\\Device\\\w+|[\w.-]+\.(?:exe|dll)|NTLM|Kerberos|Negotiate|NtLmSsp|CredPro|User32|Schannel)$'
function Hide-Value([string]$Field, [string]$Value) {
    if ($Value.Trim() -match $harmless -or $Field -match '^(?:Channel|Binary)$' -or $plain -contains $Value) { return $Value }
    $kind = 'TEXT'
    if ($Field -match 'user|account|^Param1$') { $kind = 'USER' }
    if ($Field -match 'computer|server|host|workstation|domain|^Param2$') { $kind = 'HOST' }
    if ($Field -match 'address|^ip|ip$|^Param3$') { $kind = 'ADDRESS' }
    # The port changes with every attempt; one machine keeps one pseudonym.
    Get-Pseudonym $kind ($Value -replace '^\[?([\d.]+|[0-9a-f:%]+(?=\]))\]?:\d+$', '$1')
}
function Hide-Event([string]$Xml) {
    if ($RealNames) { return $Xml }
    $element = '<(?<tag>[\w:]+)(?<attributes> [^<>]*)?>(?<text>[^<>]+)</\k<tag>>'
    Hide-Sid ([regex]::Replace($Xml, $element, {
        param($found)
        $field = if ($found.Groups['attributes'].Value -match "Name=['""]([^'""]*)") { $Matches[1] } else { $found.Groups['tag'].Value }
        $text = $found.Groups['text'].Value
        $found.Value.Replace(">$text<", '>' + (Hide-Value $field $text) + '<')
    }))
}

# One part of the output. With -WhatIf only its name is printed. A part that fails says so, and the rest goes on.
function Read-Part([string]$Title, [scriptblock]$Read) {
    if (-not $PSCmdlet.ShouldProcess($Title, 'Read')) { return }
    "`n== $Title"
    try { & $Read | Out-String -Stream -Width 300 | Where-Object { $_.Trim() } | ForEach-Object { Hide-Line $_.TrimEnd() } }
    catch { Hide-Line "not read: $($_.Exception.Message)" }
}

# The newest events of one log, oldest first, a line each, as Windows keeps them: without localized text.
function Read-Events([hashtable]$Filter) {
    $title = 'Events: ' + (@($Filter.LogName, $Filter.ProviderName) -ne $null -join ', ')
    if (-not $PSCmdlet.ShouldProcess($title, 'Read')) { return }
    "`n== $title"
    try {
        $found = @(Get-WinEvent -FilterHashtable ($Filter + @{ StartTime = $since }) -MaxEvents $mostEvents -ErrorAction Stop)
        [array]::Reverse($found)
        foreach ($record in $found) { Hide-Event ($record.ToXml() -replace " xmlns=['""][^'""]*['""]", '') }
    } catch {
        if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { "none in the last $Hours hours" }
        else { Hide-Line "not read: $($_.Exception.Message)" }
    }
}

# A registry key, value by value; a key that is not there is how Windows ships, so that is said as such.
function Read-Key([string]$Path, [string[]]$Values) {
    $found = Get-ItemProperty -Path $Path -ErrorAction SilentlyContinue
    $set = @($Values | Where-Object { $found -and $null -ne $found.$_ })
    if ($set) { $found | Select-Object -Property $set | Format-List } else { 'not set: ' + ($Values -join ', ') }
}

# From here on it reads. First what the client is, and what its clock says: two logs are joined by time.
'Reconnect collector, client, format 1'
Read-Part 'Windows and client version' {
    Read-Key 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' ProductName, DisplayVersion, CurrentBuild, UBR
    Get-Item "$env:SystemRoot\System32\mstsc.exe" | ForEach-Object { 'mstsc.exe ' + $_.VersionInfo.ProductVersion }
}
Read-Part 'Clock' {
    'UTC time     : ' + [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
    'UTC offset   : ' + [TimeZoneInfo]::Local.GetUtcOffset([DateTime]::Now)
}

# Does the name lead to an address, and does anything answer on the port? Only with -Server.
if ($Server) {
    Read-Part "Name lookup of $(Hide-Line $Server)" { [Net.Dns]::GetHostAddresses($Server) | ForEach-Object { $_.IPAddressToString } }
    Read-Part "Connection to port $Port" {
        Test-NetConnection -ComputerName $Server -Port $Port -WarningAction SilentlyContinue |
            Format-List -Property ComputerName, RemoteAddress, RemotePort, SourceAddress, PingSucceeded, TcpTestSucceeded
    }
}

# How the way out looks: a small MTU is typical of a VPN, and a long path that loses big packets cuts TLS.
Read-Part 'Networks in use' {
    Get-NetIPInterface -ConnectionState Connected | Format-List -Property AddressFamily, NlMtu, InterfaceMetric
}

# Settings of this computer that decide how the client logs on and which TLS it speaks.
Read-Part 'Credential delegation (CredSSP)' {
    Read-Key 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters' AllowEncryptionOracle
}
Read-Part 'Client policy: UDP and credentials' {
    Read-Key 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client' fClientDisableUDP, AuthenticationLevel
}
foreach ($version in 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3') {
    Read-Part "$version as a client" {
        Read-Key "HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\$version\Client" Enabled, DisabledByDefault
    }
}

# What the client itself wrote down, what TLS wrote, and whether the program crashed.
Read-Events @{ LogName = 'Microsoft-Windows-TerminalServices-RDPClient/Operational' }
Read-Events @{ LogName = 'System'; ProviderName = 'Schannel' }
Read-Events @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-Security-Kerberos' }
Read-Events @{ LogName = 'Application'; ProviderName = 'Application Error' }
