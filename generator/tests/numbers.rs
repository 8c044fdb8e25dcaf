//! Numbers, read with the real tables and words: what is a code in fifteen languages, and what is none.

use std::path::Path;

use decoder::Decoder;
use decoder::json::value_as_text;

/// `== name: how many findings at most`, then the paste.
const UNRELATED: &str = include_str!("pastes/unrelated.txt");

fn with_real_tables(test: impl Fn(&Decoder<'_>)) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let (library, _) = generator::check(&content, "2026-01-01").expect("content can be read");
    test(&Decoder::new(&library.knowledge));
}

/// The first reading of everything found: `0x904 = disconnect 0x904; 0x7 = extended 0x7`.
fn codes(decoder: &Decoder<'_>, paste: &str) -> String {
    let reading = decoder.decode(paste);
    let one = |finding: &decoder::Finding| {
        let first = &finding.readings[0];
        let (space, value) = (first.space, value_as_text(first.space, first.value));
        format!("{} = {} {value}", finding.span.of(paste), space.as_str())
    };
    let all: Vec<String> = reading.findings.iter().map(one).collect();
    all.join("; ")
}

#[test]
fn numbers_of_other_programs_lead_to_no_diagnosis() {
    with_real_tables(|decoder| {
        let mut n_pastes = 0;
        for case in UNRELATED.split("== ").skip(1) {
            let (head, paste) = case.split_once('\n').expect("a head and a paste");
            let (name, most) = head.split_once(": ").expect("a name and a number");
            let most: usize = most.parse().expect("a number");
            n_pastes += 1;
            let reading = decoder.decode(paste);
            let articles: Vec<_> = reading.explanations.iter().map(|it| &it.article).collect();
            assert!(articles.is_empty(), "{name} leads to {articles:?}");
            assert!(!reading.normal, "{name} is called ordinary operation");
            assert!(
                reading.findings.len() <= most,
                "{name} has {}",
                codes(decoder, paste)
            );
        }
        assert!(n_pastes > 60, "{n_pastes} pastes were read");
    });
}

#[test]
fn a_number_alone_is_a_question_with_possible_readings() {
    with_real_tables(|decoder| {
        for (question, wanted) in [
            ("0x7", "extended 0x7"),
            ("904", "disconnect 0x904"),
            ("2308", "disconnect 0x904"),
            ("0x904", "disconnect 0x904"),
            ("error code 0x7", "extended 0x7"),
            ("code 516", "disconnect 0x204"),
            ("1326", "win32 0x52e"),
        ] {
            let reading = decoder.decode(question);
            let readings = reading.findings.iter().flat_map(|it| &it.readings);
            let all: Vec<String> = readings
                .map(|it| {
                    format!(
                        "{} {}",
                        it.space.as_str(),
                        value_as_text(it.space, it.value)
                    )
                })
                .collect();
            assert!(all.iter().any(|it| it == wanted), "{question}: {all:?}");
            let articles: Vec<_> = reading.explanations.iter().map(|it| &it.article).collect();
            assert!(articles.is_empty(), "{question} leads to {articles:?}");
        }
    });
}

#[test]
fn labels_are_read_in_fifteen_languages() {
    with_real_tables(|decoder| {
        for (labels, reason) in [
            (["Error code", "Extended error code"], "Reason"),
            (["Fehlercode", "Erweiterter Fehlercode"], "Grund"),
            (
                ["Code d\u{2019}erreur", "Code d\u{2019}erreur étendu"],
                "Raison",
            ),
            (["Código de error", "Código de error extendido"], "Razón"),
            (["Código de erro", "Código de erro estendido"], "Motivo"),
            (["Codice di errore", "Codice di errore esteso"], "Motivo"),
            (["Foutcode", "Uitgebreide foutcode"], "Reden"),
            (["Kod błędu", "Rozszerzony kod błędu"], "Przyczyna"),
            (["Kód chyby", "Rozšířený kód chyby"], "Důvod"),
            (["Hata kodu", "Genişletilmiş hata kodu"], "Neden"),
            (["Код ошибки", "Расширенный код ошибки"], "Причина"),
            (["エラー コード", "拡張エラー コード"], "理由"),
            (["错误代码", "扩展错误代码"], "原因"),
            (["錯誤碼", "延伸錯誤碼"], "原因"),
            (["오류 코드", "확장 오류 코드"], "이유"),
        ] {
            let [code, extended] = labels;
            for dialog in [
                format!("{code}: 0x904\n{extended}: 0x7\n"),
                format!("{code} : 0x904\r\n{extended} : 0x7\r\n"),
                format!("{extended}：0x7\n{code}：0x904\n"),
                format!("| {code} | {extended} |\n|---|---|\n| 0x904 | 0x7 |\n"),
            ] {
                let found = codes(decoder, &dialog);
                let is_read = found.contains("0x904 = disconnect 0x904")
                    && found.contains("0x7 = extended 0x7");
                assert!(is_read, "{dialog} gives {found}");
            }
            for sentence in [
                format!("RDP ClientActiveX ({reason}= 516)"),
                format!("RDP, {reason}: 516"),
            ] {
                let found = codes(decoder, &sentence);
                assert_eq!(found, "516 = disconnect 0x204", "{sentence}");
            }
        }
    });
}

#[test]
fn a_word_for_error_is_enough_where_the_text_names_remote_desktop() {
    with_real_tables(|decoder| {
        for (paste, expected) in [
            ("Remotedesktop: Fehler 0x904", "0x904 = disconnect 0x904"),
            (
                "Escritorio remoto, Código=0x904",
                "0x904 = disconnect 0x904",
            ),
            ("Удаленный рабочий стол: ошибка 0x4", "0x4 = disconnect 0x4"),
            (
                "リモート デスクトップ エラー0x904",
                "0x904 = disconnect 0x904",
            ),
            ("远程桌面 错误为 0x904", "0x904 = disconnect 0x904"),
            (
                "원격 데스크톱 오류 코드는 0x904",
                "0x904 = disconnect 0x904",
            ),
            ("mstsc Unknown Error 0x4", "0x4 = disconnect 0x4"),
            ("RDP error 0x1304", "0x1304 = disconnect 0x1304"),
        ] {
            assert_eq!(codes(decoder, paste), expected, "{paste}");
        }
    });
}

#[test]
fn an_hresult_names_the_windows_error_that_it_carries() {
    with_real_tables(|decoder| {
        let reading = decoder.decode("RDP error 0x80070005");
        let readings = reading.findings[0].readings.iter();
        let all: Vec<_> = readings
            .map(|it| (it.space.as_str(), it.name.as_str()))
            .collect();
        let expected = [
            ("hresult", "E_ACCESSDENIED"),
            ("win32", "ERROR_ACCESS_DENIED"),
        ];
        assert_eq!(all, expected);
    });
}
