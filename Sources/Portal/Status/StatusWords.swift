import Applications

/// A status in plain words: what it is called, what it means, who has to do something now.
struct StatusWords: Sendable {
    let heading: String
    let meaning: String
    let turn: String
    /// With „do sprawdzenia” where nobody has checked the article.
    var legalBasis: String?

    /// A status that this edition of the portal does not know.
    static let unknown = StatusWords(
        heading: "Sprawa jest w toku", meaning: "O to, na jakim jest etapie, zapytaj w ośrodku.", turn: office)

    private static let office = "ośrodek"
    private static let you = "ty"
    private static let nobody = "nikt: na tym etapie nic nie trzeba robić"

    static func of(_ status: Status) -> StatusWords {
        switch status {
        case .submitted, .transferred, .registered, .inVerification, .supplementRequested, .leftUnexamined, .interview,
            .readyForDecision, .suspended, .withdrawn:
            proceeding(status)
        case .decided, .decisionServed, .appealed, .changedByAuthority, .appealResolved, .final: ruling(status)
        case .inPayment, .paymentSuspended, .decisionChanged, .expired, .closed, .erased: afterwards(status)
        }
    }

    /// Until a decision, or instead of one.
    private static func proceeding(_ status: Status) -> StatusWords {
        switch status {
        case .submitted:
            StatusWords(
                heading: "Wniosek jest złożony",
                meaning: "Mamy twój wniosek. Dzień złożenia jest zapisany i liczą się od niego terminy. "
                    + "Teraz ośrodek zarejestruje sprawę.", turn: office)
        case .transferred:
            StatusWords(
                heading: "Wniosek przekazano innemu urzędowi",
                meaning: "Tę sprawę załatwia inny urząd. Pismo z ośrodka powie ci, który. O dalsze kroki pytaj tam.",
                turn: "urząd, któremu przekazaliśmy wniosek", legalBasis: "art. 65 KPA (do sprawdzenia)")
        case .registered:
            StatusWords(
                heading: "Wniosek jest zarejestrowany",
                meaning: "Sprawa ma numer w ośrodku i czeka na pracownika, który ją poprowadzi.", turn: office)
        case .inVerification:
            StatusWords(
                heading: "Sprawdzamy wniosek",
                meaning: "Pracownik sprawdza, czy wniosek jest kompletny i zgodny z rejestrami. "
                    + "Jeśli czegoś zabraknie, wezwiemy cię do uzupełnienia.", turn: office)
        case .supplementRequested:
            StatusWords(
                heading: "Czekamy na uzupełnienie",
                meaning: "Czegoś brakuje. Wezwanie mówi, co uzupełnić i w ile dni. "
                    + "Bez uzupełnienia w terminie nie rozpatrzymy wniosku.", turn: you,
                legalBasis: "art. 64 § 2 KPA")
        case .leftUnexamined:
            StatusWords(
                heading: "Wniosku nie rozpatrzymy",
                meaning: "Minął termin na uzupełnienie albo nie znamy adresu, na który można pisać. "
                    + "W urzędowym języku: wniosek pozostawiono bez rozpoznania. Możesz złożyć nowy.", turn: nobody,
                legalBasis: "art. 64 KPA")
        case .interview:
            StatusWords(
                heading: "Wywiad środowiskowy jest umówiony",
                meaning: "Pracownik socjalny porozmawia z tobą w domu o twojej sytuacji. "
                    + "Przygotuj dokumenty, o które prosił. Jeśli termin ci nie pasuje, powiedz o tym w ośrodku.",
                turn: "ty i pracownik socjalny")
        case .readyForDecision:
            StatusWords(
                heading: "Przygotowujemy decyzję", meaning: "Wywiad się odbył. Ośrodek pisze decyzję.", turn: office)
        case .suspended:
            StatusWords(
                heading: "Sprawa jest zawieszona",
                meaning: "Bez czegoś, na co czekamy, nie można jej rozstrzygnąć. Na co, mówi pismo z ośrodka. "
                    + "Terminy teraz nie biegną.", turn: "zależy od powodu: przeczytaj pismo z ośrodka",
                legalBasis: "art. 97 KPA (do sprawdzenia)")
        default:
            StatusWords(
                heading: "Wniosek jest wycofany",
                meaning: "Nie rozpatrzymy go, bo tak chcesz. Ośrodek zakończy sprawę decyzją o umorzeniu.",
                turn: office, legalBasis: "art. 105 § 2 KPA (do sprawdzenia)")
        }
    }

    /// A decision and the way to its being final.
    private static func ruling(_ status: Status) -> StatusWords {
        switch status {
        case .decided:
            StatusWords(
                heading: "Decyzja jest wydana",
                meaning: "Decyzja jest podpisana i zostanie ci doręczona. Jej treść przeczytasz w piśmie, "
                    + "tutaj jej nie pokazujemy.", turn: office)
        case .decisionServed:
            StatusWords(
                heading: "Decyzja jest doręczona",
                meaning: "Masz decyzję. Jeśli się z nią nie zgadzasz, odwołaj się w terminie. "
                    + "Jeśli się zgadzasz, nie musisz nic robić.", turn: "ty, jeśli chcesz się odwołać",
                legalBasis: "art. 129 § 2 KPA")
        case .appealed:
            StatusWords(
                heading: "Odwołanie jest złożone",
                meaning: "Ośrodek sam zmieni decyzję albo przekaże odwołanie do Samorządowego Kolegium Odwoławczego "
                    + "(SKO).", turn: "ośrodek, potem SKO", legalBasis: "art. 132 i 133 KPA (do sprawdzenia)")
        case .changedByAuthority:
            StatusWords(
                heading: "Ośrodek zmienił decyzję po odwołaniu",
                meaning: "Ośrodek przyznał ci rację i wydał nową decyzję. Zostanie ci doręczona.", turn: office,
                legalBasis: "art. 132 KPA (do sprawdzenia)")
        case .appealResolved:
            StatusWords(
                heading: "SKO rozstrzygnęło odwołanie",
                meaning: "Samorządowe Kolegium Odwoławcze utrzymało decyzję albo ją zmieniło. "
                    + "Rozstrzygnięcie i to, co możesz dalej zrobić, jest w piśmie z SKO.", turn: office,
                legalBasis: "art. 138 KPA (do sprawdzenia)")
        default:
            StatusWords(
                heading: "Decyzja jest ostateczna",
                meaning: "Odwołać się już nie można. Jeśli decyzja przyznaje świadczenie, ośrodek je wypłaci.",
                turn: office)
        }
    }

    /// Payment, later changes and the end.
    private static func afterwards(_ status: Status) -> StatusWords {
        switch status {
        case .inPayment:
            StatusWords(
                heading: "Świadczenie jest wypłacane",
                meaning: "Kwotę i okres podaje decyzja. Jeśli twoja sytuacja się zmieni, powiedz o tym w ośrodku.",
                turn: office)
        case .paymentSuspended:
            StatusWords(
                heading: "Wypłata jest wstrzymana",
                meaning: "Powód i to, co zrobić, podaje pismo z ośrodka. Jeśli go nie masz, zapytaj w ośrodku.",
                turn: "zwykle ty: przeczytaj pismo z ośrodka")
        case .decisionChanged:
            StatusWords(
                heading: "Decyzję zmieniono albo uchylono",
                meaning: "Ośrodek wydał nową decyzję. Zostanie ci doręczona. "
                    + "Od dnia doręczenia możesz się od niej odwołać.",
                turn: office)
        case .expired:
            StatusWords(
                heading: "Decyzja wygasła",
                meaning: "Ośrodek stwierdził to nową decyzją. Powód przeczytasz w niej, gdy zostanie ci doręczona.",
                turn: office)
        case .closed:
            StatusWords(
                heading: "Sprawa jest zamknięta",
                meaning: "Sprawa się skończyła. Akta przechowujemy tak długo, jak każą przepisy.", turn: nobody)
        default:
            StatusWords(
                heading: "Dane sprawy są usunięte",
                meaning: "Minął czas przechowywania akt. Nie mamy już danych tej sprawy.", turn: nobody)
        }
    }
}
