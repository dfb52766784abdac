package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class NumberPatternTest {

    @Property
    void a_pattern_has_the_numbers_of_its_range_and_no_others(
            @ForAll("numbers") long one, @ForAll("numbers") long other, @ForAll("numbers") long number) {
        long min = Math.min(one, other);
        long max = Math.max(one, other);
        Pattern pattern = Pattern.compile(NumberPattern.between(min, max));

        for (long each : new long[] {number, min, max, min - 1, max + 1}) {
            assertThat(pattern.matcher(Long.toString(each)).matches())
                    .as("%s in %s to %s", each, min, max)
                    .isEqualTo(each >= min && each <= max);
        }
        assertThat(pattern.matcher("0" + Math.abs(number)).matches()).isFalse();
    }

    @Property
    void a_pattern_of_durations_has_those_of_its_range_in_every_unit(
            @ForAll @IntRange(max = 100_000) int one,
            @ForAll @IntRange(max = 100_000) int other,
            @ForAll @IntRange(max = 100_000) int number) {
        Duration min = Duration.ofSeconds(Math.min(one, other));
        Duration max = Duration.ofSeconds(Math.max(one, other));
        Pattern pattern = Pattern.compile(Spans.pattern(min, max));

        for (char unit : new char[] {'s', 'm', 'h', 'd'}) {
            long length = number / Spans.unit(unit).toSeconds();
            for (long near = Math.max(0, length - 1); near <= length + 1; near++) {
                Duration span = Spans.parse(near + "" + unit);
                assertThat(pattern.matcher(near + "" + unit).matches())
                        .as("%s%s in %s to %s", near, unit, min, max)
                        .isEqualTo(span.compareTo(min) >= 0 && span.compareTo(max) <= 0);
            }
        }
    }

    @Property
    void a_duration_prints_as_what_it_is_read_from(@ForAll @IntRange(max = 10_000_000) int seconds) {
        Duration span = Duration.ofSeconds(seconds);

        assertThat(Spans.parse(Spans.print(span))).isEqualTo(span);
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-120, 1_200), Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000L));
    }
}
