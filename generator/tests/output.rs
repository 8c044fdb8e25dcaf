//! The output of commands, read with the real tables: what is wrong leads to its article, what is
//! right is ordinary, and what belongs to other programs says nothing.

use std::path::Path;
use std::sync::OnceLock;

use decoder::{Decoder, KnowledgeBase, Reading};

/// What a paste leads to: an article, `normal`, or nothing.
fn answer(reading: &Reading) -> String {
    match reading.explanations.first() {
        Some(best) => best.article.clone(),
        None if reading.normal => "normal".into(),
        None => String::new(),
    }
}

fn knowledge() -> &'static KnowledgeBase {
    static KNOWLEDGE: OnceLock<KnowledgeBase> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let (library, _) = generator::check(&content, "2026-01-01").expect("content can be read");
        library.knowledge
    })
}

/// Every paste with what it must lead to.
fn all_lead(pastes: &[(&str, &str)]) {
    let decoder = Decoder::new(knowledge());
    let wrong: Vec<String> = pastes
        .iter()
        .filter_map(|(wanted, paste)| {
            let reading = decoder.decode(paste);
            let found = answer(&reading);
            (found != *wanted).then(|| format!("`{found}`, not `{wanted}`:\n{paste}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn sessions_and_listeners_are_read_in_every_language() {
    all_lead(&[
        (
            "normal",
            " SITZUNGSNAME      BENUTZERNAME             ID  STATUS  TYP         GERÄT\n services                                    0  Getr.\n>console           kim                       1  Aktiv\n rdp-tcp                                 65536  Abhören\n",
        ),
        (
            "normal",
            " SESSION           UTILISATEUR              ID  ÉTAT    TYPE        PÉRIPHÉRIQUE\n services                                    0  Déco\n console                                     1  Conn\n>rdp-tcp#3         kim                       2  Actif\n rdp-tcp                                 65536  À l’éco\n",
        ),
        (
            "normal",
            " セッション名      ユーザー名               ID  状態    種類        デバイス\n services                                    0  Disc\n 7a78855482a04...                        65536  リッスン\n rdp-tcp                                 65537  リッスン\n",
        ),
        (
            "normal",
            " NOMBRE DE USUARIO     NOMBRE SESIÓN      ID. ESTADO  TIEMPO IN. TIEMPO SESIÓN\n>kim                   rdp-tcp#4           3  Activo          .  20/11/2026 8:14\n",
        ),
        (
            "listener-not-listening",
            "C:\\>query session\n SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE\n services                                    0  Disc\n console           kim                       1  Active\n 31C5CE94259D4...                        65536  Listen\n",
        ),
        (
            "listener-not-listening",
            " SITZUNGSNAME  BENUTZERNAME  ID  STATUS\n services  0  Getr.\n>console  kim  1  Aktiv\n 7a78855482a04  65536  Abhören\n rdp-tcp  65537  Inaktiv\n",
        ),
        // An excerpt without its heading proves nothing.
        (
            "",
            " services                                    0  Disc\n>console           kim                       1  Active\n",
        ),
        (
            "",
            "NAME      REPLICAS  STATE\nservices  0         Running\nconsole   1         Active\n",
        ),
    ]);
}

#[test]
fn sockets_are_read_by_their_columns() {
    all_lead(&[
        (
            "normal",
            "  TCP    0.0.0.0:3389           0.0.0.0:0              ABHÖREN         1044\n",
        ),
        (
            "normal",
            "  TCP    192.0.2.15:3389        192.0.2.77:50312       HERGESTELLT     1044\n",
        ),
        (
            "normal",
            "tcp6       0      0 :::3389                 :::*                    LISTEN      812/xrdp\n",
        ),
        (
            "normal",
            "LISTEN 0      2                  *:3389             *:*    users:((\"xrdp\",pid=812,fd=11))\n",
        ),
        (
            "normal",
            "LocalAddress LocalPort RemoteAddress RemotePort State  AppliedSetting OwningProcess\n------------ --------- ------------- ---------- -----  -------------- -------------\n0.0.0.0      3389      0.0.0.0       0          Listen                1044\n",
        ),
        (
            "normal",
            "LocalAddress   : 0.0.0.0\nLocalPort      : 3389\nRemoteAddress  : 0.0.0.0\nRemotePort     : 0\nState          : Listen\n",
        ),
        (
            "normal",
            "xrdp  812 xrdp  11u  IPv6 12345  0t0  TCP *:ms-wbt-server (LISTEN)\n",
        ),
        (
            "port-blocked",
            "  TCP    192.0.2.77:50312       192.0.2.15:3389        SYN_SENT        7712\n",
        ),
        (
            "port-taken-by-another-program",
            "  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       5120\n [relay.exe]\n",
        ),
        (
            "normal",
            "  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       1044\n  TermService\n [svchost.exe]\n",
        ),
        // Other ports, and rows that only look like these.
        (
            "",
            "  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       900\n  TCP    192.0.2.15:51003       192.0.2.9:443          ESTABLISHED     3389\n",
        ),
        (
            "",
            "tcp        0      0 0.0.0.0:33890           0.0.0.0:*               LISTEN      812/app\n",
        ),
    ]);
}

#[test]
fn services_are_read_by_their_names_and_numbers() {
    all_lead(&[
        (
            "normal",
            "Имя_службы: TermService\n        Тип                : 30  WIN32\n        Состояние          : 4  RUNNING\n                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)\n",
        ),
        (
            "listener-not-listening",
            "NOMBRE_SERVICIO: TermService\n        TIPO               : 20  WIN32_SHARE_PROCESS\n        ESTADO             : 1  STOPPED\n",
        ),
        (
            "listener-not-listening",
            "Stopped  TermService        リモート デスクトップ サービス\n",
        ),
        (
            "listener-not-listening",
            "Name         Status StartType\n----         ------ ---------\nTermService Stopped  Disabled\n",
        ),
        (
            "listener-not-listening",
            "{\n    \"Name\":  \"TermService\",\n    \"Status\":  1\n}\n",
        ),
        (
            "normal",
            "Running  TermService        Remotedesktopdienste\nRunning  SessionEnv         Remotedesktopkonfiguration\n",
        ),
        (
            "normal",
            "svchost.exe                   1044 CryptSvc, Dnscache, TermService\n",
        ),
        (
            "normal",
            "● xrdp.service - xrdp daemon\n     Loaded: loaded (/lib/systemd/system/xrdp.service; enabled)\n     Active: active (running) since Fri 2026-11-20 08:14:07 CET; 2h ago\n",
        ),
        (
            "",
            "SERVICE_NAME: Spooler\n        TYPE               : 110  WIN32_OWN_PROCESS  (interactive)\n        STATE              : 1  STOPPED\n",
        ),
        (
            "",
            "Stopped  W32Time            Windows Time\nRunning  Spooler            Print Spooler\n",
        ),
    ]);
}

#[test]
fn a_probe_of_the_port_is_read_whatever_tool_made_it() {
    all_lead(&[
        (
            "normal",
            "ComputerName     : srv01\nRemoteAddress    : 192.0.2.15\nRemotePort       : 3389\nTcpTestSucceeded : True\n",
        ),
        (
            "port-blocked",
            "ComputerName RemotePort TcpTestSucceeded\n------------ ---------- ----------------\nsrv01              3389            False\n",
        ),
        (
            "port-blocked",
            "PS C:\\> tnc srv01 -Port 3389 -InformationLevel Quiet\nFalse\n",
        ),
        (
            "port-blocked",
            "警告: TCP connect to (192.0.2.15 : 3389) failed\n",
        ),
        (
            "normal",
            "Connection to srv01 3389 port [tcp/ms-wbt-server] succeeded!\n",
        ),
        (
            "listener-not-listening",
            "nc: connect to 192.0.2.15 port 3389 (tcp) failed: Connexion refusée\n",
        ),
        (
            "normal",
            "$ ncat -v srv01 3389\nNcat: Version 7.93 ( https://nmap.org/ncat )\nNcat: Connected to 192.0.2.15:3389.\n",
        ),
        ("port-blocked", "$ ncat -v srv01 3389\nNcat: TIMEOUT.\n"),
        (
            "listener-not-listening",
            "$ telnet srv01 3389\nTrying 192.0.2.15...\ntelnet: Unable to connect to remote host: Connection refused\n",
        ),
        (
            "normal",
            "TCP port 3389 (ms-wbt-server service): LISTENING\n",
        ),
        (
            "listener-not-listening",
            "TCP port 3389 (ms-wbt-server service): NOT LISTENING\n",
        ),
        (
            "port-blocked",
            "TCP port 3389 (ms-wbt-server service): FILTERED\n",
        ),
        (
            "normal",
            "Connecting to 192.0.2.15:3389: from 192.0.2.77:50402: 1.28ms\n",
        ),
        (
            "normal",
            "PORT     STATE SERVICE\n3389/tcp open  ms-wbt-server\n",
        ),
        (
            "listener-not-listening",
            "curl: (7) Failed to connect to srv01 port 3389 after 3 ms: Connection refused\n",
        ),
        (
            "listener-not-listening",
            "由于目标计算机积极拒绝，无法连接。 192.0.2.15:3389\n",
        ),
        (
            "host-off-or-unreachable",
            "nc: connect to 192.0.2.15 port 3389 (tcp) failed: No route to host\n",
        ),
        (
            "",
            "nc: connect to 192.0.2.15 port 5432 (tcp) failed: Connection refused\n",
        ),
        (
            "",
            "ComputerName     : www\nRemotePort       : 443\nTcpTestSucceeded : False\n",
        ),
        ("", "Order 3389: the connection refused by the carrier\n"),
        ("", "22/tcp   open  ssh\n443/tcp  closed https\n"),
    ]);
}

#[test]
fn registry_values_are_read_in_every_notation() {
    all_lead(&[
        (
            "remote-desktop-disabled",
            "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]\n\"fDenyTSConnections\"=dword:00000001\n",
        ),
        (
            "remote-desktop-disabled",
            "PS C:\\> (Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server').fDenyTSConnections\n1\n",
        ),
        (
            "remote-desktop-disabled",
            "        Schlüsselname: Software\\Policies\\Microsoft\\Windows NT\\Terminal Services\\fDenyTSConnections\n            Wert:        1, 0, 0, 0\n            Status:      Aktiviert\n",
        ),
        ("normal", "    fDenyTSConnections    REG_DWORD    0x0\n"),
        (
            "normal",
            "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\n    PortNumber    REG_DWORD    0xd3d\n    SecurityLayer    REG_DWORD    0x2\n    UserAuthentication    REG_DWORD    0x1\n",
        ),
        (
            "wrong-port-or-forward",
            "PortNumber   : 3390\nPSPath       : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\n",
        ),
        (
            "",
            "HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\Server\n    PortNumber    REG_DWORD    0x1f90\n    SecurityLayer    REG_DWORD    0x0\n",
        ),
        (
            "",
            "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\n    KeepAliveTime    REG_DWORD    0x493e0\n",
        ),
    ]);
}

#[test]
fn what_other_programs_answer_is_no_ordinary_operation_of_remote_desktop() {
    all_lead(&[
        (
            "",
            "Antwort von 192.0.2.15: Bytes=32 Zeit=1ms TTL=128\n    Pakete: Gesendet = 4, Empfangen = 4, Verloren = 0\n    (0% Verlust)\n",
        ),
        (
            "",
            "4 packets transmitted, 0 received, 100% packet loss, time 3060ms\n",
        ),
        (
            "",
            "CONNECTED(00000003)\nNew, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nVerify return code: 0 (ok)\n",
        ),
        (
            "normal",
            "$ openssl s_client -connect srv01:3389\nCONNECTED(00000003)\n---\nNew, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384\nVerify return code: 18 (self-signed certificate)\n",
        ),
        (
            "",
            "$ openssl s_client -connect www.example.com:443\nCONNECTED(00000003)\nno peer certificate available\nNew, (NONE), Cipher is (NONE)\n",
        ),
        (
            "",
            "DisplayName : Core Networking\nName        : CoreNet-DHCP-In\nEnabled     : False\nAction      : Allow\n",
        ),
    ]);
}
