package dev.mooring.manifest;

/** A whole document, read. */
record Envelope(String apiVersion, String kind, Metadata metadata, Record spec) {
    static final String API_VERSION = "mooring.dev/v1";
    static final String ENVIRONMENT = "Environment";
}
