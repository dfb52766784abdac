package dev.mooring.simulator.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StsApiTest {
    private Simulator simulator;
    private SimulatorClients clients;
    private StsClient sts;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().start();
        clients = new SimulatorClients(simulator.uri());
        sts = clients.client(StsClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @Test
    void callerIsInTheUsualAccount() {
        assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
    }

    @Test
    void twelveDigitsAsAccessKeyNameTheAccount() {
        StsClient other = clients.client(StsClient.builder(), "210987654321", Region.EU_WEST_1);

        assertThat(other.getCallerIdentity().account()).isEqualTo("210987654321");
    }

    @Test
    void assumedRoleReachesTheRolesAccount() {
        AssumeRoleResponse role = sts.assumeRole(request ->
                request.roleArn("arn:aws:iam::444455556666:role/mooring").roleSessionName("pass"));

        assertThat(role.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::444455556666:assumed-role/mooring/pass");
        assertThat(role.credentials().expiration()).isAfter(Instant.now().plusSeconds(3000));
        StsClient assumed =
                clients.client(StsClient.builder(), role.credentials().accessKeyId(), Region.US_EAST_1);
        assertThat(assumed.getCallerIdentity().account()).isEqualTo("444455556666");
    }

    @Test
    void missingMemberIsAValidationError() {
        assertThatThrownBy(() -> sts.assumeRole(request -> request.roleSessionName("pass")))
                .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(error.awsErrorDetails().errorMessage())
                            .isEqualTo("1 validation error detected: Value null at 'roleArn' failed to satisfy"
                                    + " constraint: Member must not be null");
                });
    }

    @Test
    void unboundOperationIsAnInvalidAction() {
        assertThatThrownBy(() -> sts.decodeAuthorizationMessage(request -> request.encodedMessage("x")))
                .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                });
    }
}
