package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorPolicyTest {

    private static Map<String, String> environment(String variables) {
        return Stream.of(variables.split(" "))
                .filter(variable -> !variable.isEmpty())
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** Parameter, environment, whether Maven may ask, whether there is a terminal: whether there is colour. */
    @ParameterizedTest
    @CsvSource({
        // The terminal decides where nothing else does.
        "-, '', true, true, true",
        "-, '', true, false, false",
        "-, '', false, true, false",
        "auto, '', true, true, true",
        "auto, '', true, false, false",
        "sometimes, '', true, true, true",
        "-, CI=true, true, true, false",
        "-, CI=, true, true, true",
        "-, CI=false, true, true, true",
        "-, TERM=dumb, true, true, false",
        "-, TERM=xterm, true, true, true",
        // NO_COLOR comes before the terminal, whatever its value is; an empty one does not count.
        "-, NO_COLOR=1, true, true, false",
        "-, NO_COLOR=0, true, true, false",
        "-, NO_COLOR=, true, true, true",
        // FORCE_COLOR comes before all that the terminal says, and after NO_COLOR.
        "-, FORCE_COLOR=1, true, false, true",
        "-, FORCE_COLOR=1 CI=true TERM=dumb, false, false, true",
        "-, FORCE_COLOR=0, true, false, false",
        "-, FORCE_COLOR=0, true, true, true",
        "-, CLICOLOR_FORCE=1, true, false, true",
        "-, CLICOLOR_FORCE=0, true, false, false",
        "-, NO_COLOR=1 FORCE_COLOR=1, true, true, false",
        // The parameter comes before everything.
        "always, '', false, false, true",
        "always, NO_COLOR=1 CI=true TERM=dumb, false, false, true",
        "never, '', true, true, false",
        "never, FORCE_COLOR=1 CLICOLOR_FORCE=1, true, true, false",
    })
    void use_color_follows_the_order_of_precedence(
            String styleColor, String variables, boolean interactive, boolean terminal, boolean colour) {
        String parameter = styleColor.equals("-") ? null : styleColor;
        assertEquals(colour, ColorPolicy.useColor(parameter, environment(variables), interactive, terminal));
    }
}
