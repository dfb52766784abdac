package dev.mooring.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of "Configuring how CloudWatch alarms treat missing data": 0 is well, X breaches, - is missing; newest last. */
class BreachesTest {

    @ParameterizedTest(name = "{0}, {1} of 3: {2}, {3}, {4}, {5}")
    @CsvSource({
        "0 - X - X, 3, OK,                OK,   OK,    OK",
        "- - - - 0, 3, OK,                OK,   OK,    OK",
        "- - - - -, 3, INSUFFICIENT_DATA, stay, ALARM, OK",
        "0 X X - X, 3, ALARM,             ALARM,ALARM, ALARM",
        "- - X - -, 3, ALARM,             stay, ALARM, OK",
        "0 - X - X, 2, ALARM,             ALARM,ALARM, ALARM",
        "0 0 X 0 X, 2, ALARM,             ALARM,ALARM, ALARM",
        "0 - X - -, 2, OK,                stay, ALARM, OK",
        "- - - - 0, 2, OK,                OK,   ALARM, OK",
        "- - - X -, 2, ALARM,             stay, ALARM, OK",
    })
    void statesAreThoseOfTheGuide(
            String range, int toAlarm, String missing, String ignore, String breaching, String notBreaching) {
        assertThat(List.of(
                        state(range, toAlarm, "missing"),
                        state(range, toAlarm, "ignore"),
                        state(range, toAlarm, "breaching"),
                        state(range, toAlarm, "notBreaching")))
                .containsExactly(missing, ignore, breaching, notBreaching);
    }

    private static String state(String range, int toAlarm, String treatMissing) {
        List<Optional<Boolean>> points = List.of(range.split(" ", -1)).stream()
                .map(mark -> mark.equals("-") ? Optional.<Boolean>empty() : Optional.of(mark.equals("X")))
                .toList();
        return new Breaches(3, toAlarm, treatMissing)
                .state(points)
                .map(Object::toString)
                .orElse("stay");
    }
}
