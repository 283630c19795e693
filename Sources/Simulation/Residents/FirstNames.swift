/// First names by sex and by the years in which they were given.
enum FirstNames {
    static func any(_ sex: Sex, bornIn year: Int, _ random: inout SplitMix64) -> String {
        switch (sex, year) {
        case (.female, ..<1965): random.pick(elderlyWomen)
        case (.female, ..<2000): random.pick(women)
        case (.female, _): random.pick(girls)
        case (.male, ..<1965): random.pick(elderlyMen)
        case (.male, ..<2000): random.pick(men)
        case (.male, _): random.pick(boys)
        }
    }

    static func ukrainian(_ sex: Sex, _ random: inout SplitMix64) -> String {
        random.pick(sex == .female ? ukrainianWomen : ukrainianMen)
    }

    private static let elderlyWomen = [
        "Maria", "Krystyna", "Barbara", "Teresa", "Elżbieta", "Danuta", "Halina", "Irena", "Janina", "Zofia", "Jadwiga",
        "Helena", "Stanisława", "Urszula", "Bożena", "Grażyna", "Róża", "Łucja", "Gertruda", "Hildegarda", "Genowefa",
        "Wanda", "Alicja", "Bronisława", "Stefania", "Małgorzata",
    ]
    private static let elderlyMen = [
        "Jan", "Stanisław", "Józef", "Tadeusz", "Jerzy", "Zbigniew", "Henryk", "Ryszard", "Kazimierz", "Marian",
        "Andrzej", "Eugeniusz", "Alfred", "Rudolf", "Alojzy", "Jacek", "Edward", "Franciszek", "Zygmunt", "Wiesław",
        "Bernard", "Ginter", "Roman", "Mieczysław", "Bogdan", "Władysław",
    ]
    private static let women = [
        "Anna", "Katarzyna", "Małgorzata", "Agnieszka", "Joanna", "Ewa", "Monika", "Magdalena", "Aleksandra",
        "Karolina",
        "Justyna", "Sylwia", "Beata", "Dorota", "Iwona", "Marta", "Aneta", "Paulina", "Natalia", "Kinga", "Żaneta",
        "Izabela", "Renata", "Edyta", "Patrycja", "Marzena", "Weronika", "Klaudia", "Ilona", "Dominika",
    ]
    private static let men = [
        "Piotr", "Krzysztof", "Tomasz", "Paweł", "Marcin", "Michał", "Marek", "Grzegorz", "Łukasz", "Adam", "Rafał",
        "Robert", "Dariusz", "Mariusz", "Kamil", "Mateusz", "Wojciech", "Jarosław", "Artur", "Sebastian", "Damian",
        "Dawid", "Przemysław", "Daniel", "Arkadiusz", "Adrian", "Patryk", "Maciej", "Radosław", "Szymon",
    ]
    private static let girls = [
        "Zofia", "Julia", "Zuzanna", "Hanna", "Maja", "Laura", "Oliwia", "Alicja", "Emilia", "Lena", "Pola", "Antonina",
        "Maria", "Wiktoria", "Amelia", "Nadia", "Liliana", "Gabriela", "Iga", "Nikola", "Milena", "Blanka", "Łucja",
    ]
    private static let boys = [
        "Antoni", "Jan", "Jakub", "Aleksander", "Franciszek", "Szymon", "Filip", "Mikołaj", "Stanisław", "Leon",
        "Wojciech", "Adam", "Igor", "Kacper", "Marcel", "Nikodem", "Oskar", "Ignacy", "Wiktor", "Tymon", "Miłosz",
        "Alan", "Maksymilian",
    ]
    private static let ukrainianWomen = [
        "Olena", "Nataliia", "Iryna", "Oksana", "Tetiana", "Yuliia", "Svitlana", "Halyna", "Daria", "Sofiia", "Mariia",
    ]
    private static let ukrainianMen = [
        "Andrii", "Oleksandr", "Serhii", "Dmytro", "Mykola", "Ivan", "Maksym", "Bohdan", "Taras", "Artem", "Nazar",
    ]
}
