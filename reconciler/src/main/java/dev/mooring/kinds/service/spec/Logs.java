package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** {@code logs:} of a Service. */
@AtMostOneOf({"driver", "router"})
public record Logs(
        @Allowed({
            "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400", "545", "731", "1096", "1827",
            "2192", "2557", "2922", "3288", "3653"
        })
        @Doc("Days after which CloudWatch deletes logs. Without it they are kept for ever.")
        Option<Integer> retentionDays,

        @Doc("What takes the output. Without it, CloudWatch Logs does.")
        Option<Driver> driver,

        @Size(max = 100) @Doc("Options of the driver or, with a router, of the output that it writes to.")
        Map<String, String> options,

        @Size(max = 100) @Doc("Options whose values are secret.")
        Map<String, Secret> secretOptions,

        @Doc("A container of FireLens that takes the output and sends it on as the options say.")
        Option<Router> router) {

    /** Drivers of container logs, in the words of Amazon ECS. */
    public enum Driver {
        @Written("awslogs")
        AWSLOGS,
        @Written("splunk")
        SPLUNK,
        @Doc("On EC2 only.")
        @Written("json-file")
        JSON_FILE,
        @Doc("On EC2 only.")
        @Written("syslog")
        SYSLOG,
        @Doc("On EC2 only.")
        @Written("journald")
        JOURNALD,
        @Doc("On EC2 only.")
        @Written("gelf")
        GELF,
        @Doc("On EC2 only.")
        @Written("fluentd")
        FLUENTD
    }

    @Doc("A router of FireLens, which runs beside the container; its own output goes to CloudWatch Logs.")
    public record Router(
            @Default("public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2")
            @Matches(value = "[A-Za-z0-9][A-Za-z0-9._/:@-]{0,511}", says = "an image such as registry/name:tag")
            @Doc("Its image.")
            String image,

            @Default("fluentbit") @Doc("What it runs.") Program type,

            @Size(max = 20) @Doc("Options of firelensConfiguration: enable-ecs-log-metadata, config-file-type, config-file-value.")
            Map<String, String> options,

            @Range(min = "6", max = "122880") @Doc("Memory in MiB that is kept for it.")
            Option<Integer> memoryReservation) {}

    public enum Program {
        @Written("fluentbit")
        FLUENTBIT,
        @Written("fluentd")
        FLUENTD
    }
}
