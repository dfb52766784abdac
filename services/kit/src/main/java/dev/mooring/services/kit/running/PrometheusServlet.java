package dev.mooring.services.kit.running;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** All figures in Prometheus' text form. */
final class PrometheusServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient PrometheusMeterRegistry meters;

    PrometheusServlet(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        meters.scrape(response.getOutputStream());
    }
}
