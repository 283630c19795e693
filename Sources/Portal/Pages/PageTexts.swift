/// The words of the templates of information pages.
struct PageTexts: Sendable {
    let checked: String
    let published: String
    let fillIn: String
    let report: String
    let quickCheck: String
    let benefits: String
    let more: String
    let areas: String
    let apply: String
    let status: String
    let statusLead: String
    let news: String
    let allNews: String
    let search: String
    let noResults: String
    let typeWords: String

    static func of(_ language: Language) -> PageTexts {
        switch language {
        case .polish: polish
        case .english: english
        case .ukrainian: ukrainian
        }
    }

    private static let polish = PageTexts(
        checked: "Dane sprawdzono:", published: "Opublikowano:", fillIn: "Wypełnij wniosek",
        report: "Wypełnij zgłoszenie", quickCheck: "Sprawdź, czy możesz się ubiegać", benefits: "Świadczenia i sprawy",
        more: "W tym dziale", areas: "W czym pomagamy", apply: "Złóż wniosek", status: "Sprawdź stan sprawy",
        statusLead: "Potrzebny jest numer sprawy i kod z potwierdzenia.", news: "Aktualności",
        allNews: "Wszystkie aktualności", search: "Wyniki wyszukiwania",
        noResults: "Nic nie znaleźliśmy. Spróbuj innych słów, na przykład nazwy świadczenia.",
        typeWords: "Wpisz w polu u góry strony, czego szukasz.")

    private static let english = PageTexts(
        checked: "Data checked:", published: "Published:", fillIn: "Fill in the application (in Polish)",
        report: "Fill in the report (in Polish)", quickCheck: "Check whether you can apply (in Polish)",
        benefits: "Benefits and services", more: "In this section", areas: "What we help with",
        apply: "Apply (in Polish)",
        status: "Check your case (in Polish)",
        statusLead: "You need the case number and the code from your confirmation.", news: "News", allNews: "All news",
        search: "Search results", noResults: "We found nothing. Try other words, such as the name of a benefit.",
        typeWords: "Type what you are looking for in the field at the top of the page.")

    private static let ukrainian = PageTexts(
        checked: "Дані перевірено:", published: "Опубліковано:", fillIn: "Заповнити заяву (польською)",
        report: "Заповнити повідомлення (польською)", quickCheck: "Перевірити, чи можете ви звернутися (польською)",
        benefits: "Допомога та послуги", more: "У цьому розділі", areas: "Чим ми допомагаємо",
        apply: "Подати заяву (польською)", status: "Перевірити стан справи (польською)",
        statusLead: "Потрібні номер справи та код із підтвердження.", news: "Новини", allNews: "Усі новини",
        search: "Результати пошуку", noResults: "Ми нічого не знайшли. Спробуйте інші слова, наприклад назву допомоги.",
        typeWords: "Введіть у поле вгорі сторінки, що ви шукаєте.")
}
