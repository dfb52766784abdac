package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import io.vavr.control.Option;
import java.time.Duration;

/** {@code healthCheck:} of a Service. */
public record HealthCheck(
        @Matches(value = "/[!-~]{0,1023}", says = "a path that begins with a slash") @Doc("The path that is asked for.")
        Option<String> path,

        @Range(min = "5s", max = "300s") @Doc("How often a task is asked.")
        Option<Duration> interval,

        @Range(min = "2s", max = "120s") @Doc("How long an answer may take; less than the interval.")
        Option<Duration> timeout,

        @Range(min = "2", max = "10") @Doc("How many good answers in a row make a task healthy.")
        Option<Integer> healthyThreshold,

        @Range(min = "2", max = "10") @Doc("How many bad answers in a row make a task unhealthy.")
        Option<Integer> unhealthyThreshold,

        @Matches(
                value = "[2-4][0-9]{2}(-[2-4][0-9]{2})?(,[2-4][0-9]{2}(-[2-4][0-9]{2})?)*",
                says = "HTTP codes from 200 to 499, such as \"200\", \"200,204\" or \"200-299\"")
        @Size(max = 255) @Doc("The HTTP codes of a good answer, in quotes.")
        Option<String> matcher,

        @Range(min = "0s", max = "30d") @Doc("For how long after its start a task's bad answers do not count.")
        Option<Duration> gracePeriod) {}
