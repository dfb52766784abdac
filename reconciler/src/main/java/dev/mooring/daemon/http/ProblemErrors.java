package dev.mooring.daemon.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Errors that arise before any resource is reached, such as a path outside the API, are problem documents too. */
public final class ProblemErrors extends ErrorHandler {
    public static final String MEDIA_TYPE = ProblemDocument.MEDIA_TYPE;

    private final ObjectMapper json;

    public ProblemErrors(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(body(request, code)), callback);
    }

    private byte[] body(Request request, int code) {
        try {
            String path = request.getHttpURI().getPath();
            return json.writeValueAsBytes(ProblemDocument.of(code, null, path == null ? "" : path));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of text is always writable", impossible);
        }
    }
}
