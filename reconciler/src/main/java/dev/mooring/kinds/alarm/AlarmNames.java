package dev.mooring.kinds.alarm;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.control.Option;

/** What the alarm of one manifest is called in AWS. */
final class AlarmNames {
    /** CloudWatch, PutMetricAlarm: AlarmName has at most 255 characters. */
    private static final int LONGEST = 255;

    /** Application Auto Scaling names the alarms of its target tracking so, and keeps them itself. */
    private static final String OF_AUTOSCALING = "TargetTracking-";

    private AlarmNames() {}

    static String physical(Manifest<AlarmSpec> manifest, Environment environment) {
        return manifest.lifecycle().externalName().getOrElse(() -> environment.name() + "-" + manifest.name());
    }

    static Option<Problem> problem(Manifest<AlarmSpec> manifest, String name) {
        String path = manifest.lifecycle().externalName().isDefined()
                ? "metadata.annotations.mooring.dev/external-name"
                : "metadata.name";
        if (name.startsWith(OF_AUTOSCALING)) {
            return Option.some(manifest.problem(
                    path, "alarms whose names begin with " + OF_AUTOSCALING + " belong to autoscaling"));
        }
        return Option.when(
                name.length() > LONGEST,
                () -> manifest.problem(
                        path,
                        "the alarm would be called " + name + ", which has " + name.length()
                                + " characters; CloudWatch allows " + LONGEST));
    }

    /** An ARN as it is written, or that of a document of this name. */
    static Value arn(String kind, String nameOrArn) {
        return isArn(nameOrArn)
                ? Value.of(nameOrArn)
                : new Value.Ref(Reference.to(new ManifestId(kind, nameOrArn), "arn"));
    }

    static boolean isArn(String text) {
        return text.startsWith("arn:");
    }
}
