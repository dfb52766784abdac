package dev.mooring.simulator.wire;

import dev.mooring.simulator.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, for which Region and service, as Signature Version 4 says it in the Authorization header or, when
 * presigned, in the query string. Signatures are not verified: any credentials serve.
 *
 * @param service empty when the request is not signed so
 */
record CredentialScope(String accessKey, String region, String service) {
    private static final String DEFAULT_ACCOUNT = "123456789012";
    private static final String DEFAULT_REGION = "us-east-1";
    private static final CredentialScope UNSIGNED = new CredentialScope("", DEFAULT_REGION, "");
    private static final Pattern SCOPE = Pattern.compile("([^/=,\\s]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("\\d{12}");

    static CredentialScope of(WireRequest request) {
        return request.headers()
                .first("Authorization")
                .or(() -> request.query().get("X-Amz-Credential"))
                .flatMap(CredentialScope::parse)
                .orElse(UNSIGNED);
    }

    private static Optional<CredentialScope> parse(String text) {
        Matcher scope = SCOPE.matcher(text);
        return scope.find()
                ? Optional.of(new CredentialScope(scope.group(1), scope.group(2), scope.group(3)))
                : Optional.empty();
    }

    /** The account is the access key where that is twelve digits: the emulators' convention. */
    Caller caller() {
        return new Caller(TWELVE_DIGITS.matcher(accessKey).matches() ? accessKey : DEFAULT_ACCOUNT, region);
    }
}
