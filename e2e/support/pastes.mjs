// What people paste. Written by hand in the shapes that Windows uses.
export const dialog = `[Window Title]
Remote Desktop Connection

[Content]
An internal error has occurred.

Error code: 0x904
Extended error code: 0x7

[OK]`;

export const dialogAndEvent = `${dialog}

Log Name:      System
Source:        Schannel
Date:          11/03/2026 09:14:02
Event ID:      36870
Task Category: None
Level:         Error
Keywords:
User:          SYSTEM
Computer:      server.example.com
Description:
A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.`;

export const hostile = [
  "<img src=x onerror=alert(1)> 0x904",
  "</textarea><script>alert(2)</script>",
  "<svg onload=alert(3)><a href=javascript:alert(4)>0x904</a>",
  "Error code: 0x904\" onmouseover=\"alert(5)",
  "Error code: 0x904\n{{constructor.constructor('alert(6)')()}} ${alert(7)} \u202e\u0000\ud800",
];

// Two different failures, two hours apart, the first of them in German.
export const twoFailures = `${dialog}

Protokollname: System
Quelle:        Schannel
Datum:         20.11.2026 10:00:03
Ereignis-ID:   36870
Beschreibung:
A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D.

Log Name:      Security
Source:        Microsoft-Windows-Security-Auditing
Date:          11/20/2026 12:00:03 PM
Event ID:      4625
Description:
An account failed to log on.
Status:        0xC000006D
Sub Status:    0xC0000072
Logon Type:    10
`;
