package dev.mooring.simulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

class StatisticTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SampleCount | 101",
                "Sum | 5050",
                "Average | 50",
                "Minimum | 0",
                "Maximum | 100",
                "p99 | 99",
                "p50 | 50",
                "tm90 | 45",
                "TM(10%:90%) | 50",
                "wm50 | 37.376",
                "tc90 | 91",
                "ts90 | 4095",
                "PR(:10) | 10.89",
                "PR(91:) | 9.9",
                "IQM | 50",
            })
    void statisticsOfZeroToAHundred(String name, double expected) {
        Samples samples = new Samples();
        IntStream.rangeClosed(0, 100).forEach(value -> samples.add(value, 1));

        assertThat(Statistic.parse(name).orElseThrow().of(samples).orElseThrow())
                .isCloseTo(expected, offset(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "p101", "average", "tm(:)", "px", ""})
    void otherNamesAreNone(String name) {
        assertThat(Statistic.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Average, true", "p90, false"})
    void statisticSetsHideTheirValues(String name, boolean known) {
        Samples samples = new Samples();
        samples.add(StatisticSet.builder()
                .sampleCount(3.0)
                .sum(6.0)
                .minimum(1.0)
                .maximum(3.0)
                .build());

        assertThat(Statistic.parse(name).orElseThrow().of(samples).isPresent()).isEqualTo(known);
    }
}
