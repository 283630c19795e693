/// The words of `layout.mustache`.
struct LayoutTexts: Sendable {
    let skip: String
    let languages: String
    let search: String
    let searchButton: String
    let menu: String
    let breadcrumbs: String
    let footer: String
    let print: String
    let pdf: String
    let email: String
    let phone: String
    let home: String
    let status: String

    static func of(_ language: Language) -> LayoutTexts {
        switch language {
        case .polish: polish
        case .english: english
        case .ukrainian: ukrainian
        }
    }

    private static let polish = LayoutTexts(
        skip: "Przejdź do treści", languages: "Język", search: "Szukaj w serwisie", searchButton: "Szukaj",
        menu: "Menu główne", breadcrumbs: "Jesteś tutaj", footer: "Stopka",
        print: "Drukuj stronę", pdf: "Zapisz PDF", email: "E-mail", phone: "Telefon", home: "Strona główna",
        status: "Stan sprawy")

    private static let english = LayoutTexts(
        skip: "Skip to content", languages: "Language", search: "Search this site", searchButton: "Search",
        menu: "Main menu", breadcrumbs: "You are here", footer: "Footer",
        print: "Print this page", pdf: "Save as PDF", email: "E-mail", phone: "Phone", home: "Home",
        status: "Case status")

    private static let ukrainian = LayoutTexts(
        skip: "Перейти до змісту", languages: "Мова", search: "Пошук на сайті", searchButton: "Шукати",
        menu: "Головне меню", breadcrumbs: "Ви тут", footer: "Нижній колонтитул",
        print: "Друкувати сторінку", pdf: "Зберегти PDF", email: "Електронна пошта", phone: "Телефон",
        home: "Головна", status: "Стан справи")
}
