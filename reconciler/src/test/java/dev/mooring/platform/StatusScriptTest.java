package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workflow reports is found in CloudWatch, by the AWS CLI as the runner has it. */
final class StatusScriptTest {
    private static final String GROUP = "/mooring/staging/deployments";

    @TempDir
    private Path home;

    private Simulator aws;
    private Scripts scripts;

    @BeforeEach
    void startAws() throws IOException {
        aws = Simulator.builder().apis(new EveryApi(Landscape.EMPTY)).start();
        scripts = Scripts.in(home, home).withAws(aws.uri());
        scripts.program("aws", "logs", "create-log-group", "--log-group-name", GROUP)
                .succeeds();
    }

    @AfterEach
    void stopAws() {
        aws.close();
    }

    @Test
    void aStepIsAFigureAndAnEvent() {
        report(
                        "--step",
                        "push-image",
                        "--result",
                        "success",
                        "--commit",
                        "3f2a9c1",
                        "--image",
                        "orders:commit-3f2a9c1",
                        "--link",
                        "https://github.com/x/y/actions/runs/1")
                .succeeds();
        report("--step", "push-image", "--result", "failure", "--commit", "7b1d4e8")
                .succeeds();

        assertThat(metrics()).contains("DeploymentStatus", "Step", "push-image");
        assertThat(events())
                .contains("\\\"commit\\\":\\\"3f2a9c1\\\"", "orders:commit-3f2a9c1", "\\\"step\\\":\\\"push-image\\\"")
                .contains("\\\"result\\\":\\\"success\\\"", "\\\"result\\\":\\\"failure\\\"", "actions/runs/1");
    }

    @Test
    void whatWasSkippedReportsNothing() {
        report("--step", "push-image", "--result", "skipped").succeeds();

        assertThat(metrics()).doesNotContain("DeploymentStatus");
    }

    @Test
    void aLogGroupThatIsMissingIsTold() {
        Program.Ended ended = scripts.run(
                "deployment-status.sh", "--step", "x", "--result", "success", "--log-group", "/no/such/group");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("ResourceNotFoundException");
    }

    private Program.Ended report(String... arguments) {
        String[] command = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        command[0] = "--log-group";
        command[1] = GROUP;
        return scripts.run("deployment-status.sh", command);
    }

    private String metrics() {
        return scripts.program("aws", "cloudwatch", "list-metrics", "--namespace", "CI/CD")
                .succeeds()
                .output();
    }

    private String events() {
        return scripts.program(
                        "aws",
                        "logs",
                        "get-log-events",
                        "--log-group-name",
                        GROUP,
                        "--log-stream-name",
                        "github/push-image")
                .succeeds()
                .output();
    }
}
