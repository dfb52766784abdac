package dev.mooring.simulator.sts;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/**
 * AWS STS. The credentials of an assumed role have the role's account as their access key, so that calls made with them
 * reach that account.
 */
public final class StsApi implements Api {
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]+)");
    private static final Duration USUAL_ROLE_SESSION = Duration.ofHours(1);
    private static final Duration USUAL_SESSION = Duration.ofHours(12);

    private final World world;

    public StsApi(World world) {
        this.world = world;
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return invalid(Violation.message(violations));
            }
        };
    }

    @Override
    public void bind(Operations operations) {
        operations.on(GetCallerIdentityRequest.class, this::getCallerIdentity);
        operations.on(AssumeRoleRequest.class, this::assumeRole);
        operations.on(GetSessionTokenRequest.class, this::getSessionToken);
        operations.on(GetAccessKeyInfoRequest.class, this::getAccessKeyInfo);
    }

    private GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request, Caller caller) {
        return GetCallerIdentityResponse.builder()
                .account(caller.account())
                .arn("arn:aws:iam::" + caller.account() + ":user/simulator")
                .userId("AIDA" + caller.account() + "SIML")
                .build();
    }

    private AssumeRoleResponse assumeRole(AssumeRoleRequest request, Caller caller) {
        Matcher role = ROLE.matcher(request.roleArn());
        if (!role.matches()) {
            throw invalid(request.roleArn() + " is invalid");
        }
        Duration lifetime = lifetime(request.durationSeconds(), USUAL_ROLE_SESSION);
        String session = role.group(2) + "/" + request.roleSessionName();
        return AssumeRoleResponse.builder()
                .credentials(credentials(role.group(1), lifetime))
                .assumedRoleUser(AssumedRoleUser.builder()
                        .arn("arn:aws:sts::" + role.group(1) + ":assumed-role/" + session)
                        .assumedRoleId("AROA" + role.group(1) + "SIML:" + request.roleSessionName())
                        .build())
                .build();
    }

    private GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request, Caller caller) {
        Duration lifetime = lifetime(request.durationSeconds(), USUAL_SESSION);
        return GetSessionTokenResponse.builder()
                .credentials(credentials(caller.account(), lifetime))
                .build();
    }

    private GetAccessKeyInfoResponse getAccessKeyInfo(GetAccessKeyInfoRequest request, Caller caller) {
        String key = request.accessKeyId();
        return GetAccessKeyInfoResponse.builder()
                .account(key.matches("\\d{12}") ? key : caller.account())
                .build();
    }

    private Credentials credentials(String account, Duration lifetime) {
        return Credentials.builder()
                .accessKeyId(account)
                .secretAccessKey(world.ids().alphanumeric(40))
                .sessionToken(world.ids().alphanumeric(356))
                .expiration(world.timeline().now().plus(lifetime))
                .build();
    }

    private static Duration lifetime(@Nullable Integer seconds, Duration usual) {
        return seconds == null ? usual : Duration.ofSeconds(seconds);
    }

    private static AwsServiceException invalid(String message) {
        return AwsErrors.client("ValidationError", message);
    }
}
