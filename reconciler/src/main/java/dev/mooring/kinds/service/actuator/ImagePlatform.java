package dev.mooring.kinds.service.actuator;

import dev.mooring.resource.Value;
import io.vavr.control.Option;

/**
 * The machines that a task runs on, as image indexes name them.
 *
 * @param architecture {@code amd64} or {@code arm64}
 * @param os {@code linux} or {@code windows}
 */
record ImagePlatform(String architecture, String os) {

    /** ECS, RuntimePlatform: "X86_64" and "LINUX" where nothing is said. */
    static ImagePlatform of(Value.Tree taskDefinition) {
        Option<Value.Tree> platform = taskDefinition
                .get("runtimePlatform")
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast);
        boolean arm = platform.flatMap(said -> said.text("cpuArchitecture")).contains("ARM64");
        boolean windows = platform.flatMap(said -> said.text("operatingSystemFamily"))
                .exists(family -> family.startsWith("WINDOWS"));
        return new ImagePlatform(arm ? "arm64" : "amd64", windows ? "windows" : "linux");
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
