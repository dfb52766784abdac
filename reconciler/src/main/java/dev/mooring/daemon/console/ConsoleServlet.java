package dev.mooring.daemon.console;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * Serves the console to browsers. An address of the console that is no file ({@code /environments/staging}) is answered with
 * its first page, which then shows that address; what no browser asks for in order to show it stays a 404.
 */
public final class ConsoleServlet extends HttpServlet {

    /** Everything from here and nothing else: no scripts of others, no frames, no forms. */
    private static final Map<String, String> SECURITY = LinkedHashMap.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private final transient ConsoleFiles files;

    public ConsoleServlet(ConsoleFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Option<Asset> asset = asset(request);
        if (asset.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(asset.get(), request, response);
    }

    private Option<Asset> asset(HttpServletRequest request) {
        String path = request.getRequestURI().substring(1);
        if (path.isEmpty()) {
            return Option.of(files.index());
        }
        return files.find(path)
                .orElse(() -> isAddress(path) && wantsPage(request) ? Option.of(files.index()) : Option.none());
    }

    /** The API answers for itself; a file that is not there is missing, whoever asks. */
    private static boolean isAddress(String path) {
        boolean file = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return path.startsWith("environments/") || (!file && !path.startsWith("api/"));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/html");
    }

    private static void send(Asset asset, HttpServletRequest request, HttpServletResponse response) throws IOException {
        SECURITY.forEach(response::setHeader);
        response.setHeader("Cache-Control", asset.cacheControl());
        response.setHeader("ETag", asset.etag());
        if (isKnown(asset, request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.contentType());
        response.setContentLength(asset.size());
        asset.writeTo(response.getOutputStream());
    }

    private static boolean isKnown(Asset asset, HttpServletRequest request) {
        String known = request.getHeader("If-None-Match");
        return known != null
                && Vector.of(known.split(",", -1))
                        .map(tag -> tag.trim().replaceFirst("^W/", ""))
                        .exists(tag -> tag.equals("*") || tag.equals(asset.etag()));
    }
}
