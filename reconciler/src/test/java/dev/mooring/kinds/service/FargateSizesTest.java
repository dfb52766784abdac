package dev.mooring.kinds.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FargateSizesTest {

    @ParameterizedTest(name = "{0} CPU units with {1} MiB: {2}")
    @CsvSource({
        "256, 512, the smallest",
        "256, 2048, the largest of a quarter vCPU",
        "512, 4096, the largest of half a vCPU",
        "1024, 3072, a step of 1 GiB",
        "4096, 30720, the largest of 4 vCPU",
        "8192, 20480, a step of 4 GiB",
        "16384, 122880, the largest of all"
    })
    void sizes_that_fargate_runs(int cpu, int memory, String why) {
        assertThat(FargateSizes.knowsCpu(cpu)).isTrue();
        assertThat(FargateSizes.objection(cpu, memory)).as(why).isEmpty();
    }

    @ParameterizedTest(name = "{0} CPU units with {1} MiB: next is {2}")
    @CsvSource({
        "256, 500, 512",
        "256, 600, 1024",
        "256, 4096, 2048",
        "512, 512, 1024",
        "1024, 2500, 3072",
        "8192, 17408, 20480",
        "16384, 30000, 32768"
    })
    void sizes_that_it_does_not_run_name_the_next_one(int cpu, int memory, int next) {
        assertThat(FargateSizes.objection(cpu, memory).get())
                .contains("cpu " + cpu, "memory " + memory)
                .endsWith(" " + next);
    }

    @ParameterizedTest
    @CsvSource({"0", "100", "300", "32768"})
    void cpus_that_it_does_not_know(int cpu) {
        assertThat(FargateSizes.knowsCpu(cpu)).isFalse();
    }
}
