package dev.mooring.daemon.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask what: reading needs a viewer's token, everything else an operator's.
 *
 * <p>Without any tokens the server is reached by loopback alone, and what remains to be kept out is a web page in a browser
 * on the same machine: a request for another host's name (DNS rebinding), or one that another site's page sends.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class Access implements ContainerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String BEARER = "Bearer ";

    private final List<Token> tokens;

    public Access(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (tokens.isEmpty()) {
            refuseOtherSites(request);
        } else {
            require(READS.contains(request.getMethod()) ? Token.Role.VIEWER : Token.Role.OPERATOR, request);
        }
    }

    private void require(Token.Role role, ContainerRequestContext request) {
        Token token = tokenOf(request);
        if (token == null) {
            throw new NotAuthorizedException("a known token is needed: Authorization: Bearer …", "Bearer");
        }
        if (token.role().compareTo(role) < 0) {
            throw new ForbiddenException("an operator's token is needed");
        }
    }

    /** Compares with every token, each in constant time, so that how long it takes tells nothing. */
    private @Nullable Token tokenOf(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        byte[] given = sha256(header.substring(BEARER.length()).trim());
        Token found = null;
        for (Token token : tokens) {
            if (MessageDigest.isEqual(given, HexFormat.of().parseHex(token.sha256()))) {
                found = token;
            }
        }
        return found;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void refuseOtherSites(ContainerRequestContext request) {
        String host = request.getUriInfo().getRequestUri().getHost();
        if (host == null || !LOOPBACK.contains(host)) {
            throw new ForbiddenException("without tokens only requests for 127.0.0.1 and localhost are answered");
        }
        String origin = request.getHeaderString("Origin");
        if (origin != null
                && !origin.equals(request.getUriInfo().getRequestUri().getScheme() + "://"
                        + request.getHeaderString(HttpHeaders.HOST))) {
            throw new ForbiddenException("without tokens no other site's page is answered");
        }
    }
}
