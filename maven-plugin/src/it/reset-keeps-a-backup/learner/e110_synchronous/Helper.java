package kata.e110_synchronous;

final class Helper {}
