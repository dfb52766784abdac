package dev.mooring.simulator.s3;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors of S3. Source: S3 API reference, error responses. */
final class S3Errors {
    private S3Errors() {}

    static AwsServiceException noSuchBucket() {
        return AwsErrors.of(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsServiceException noSuchKey() {
        return AwsErrors.of(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsServiceException noSuchVersion() {
        return AwsErrors.of(404, "NoSuchVersion", "The specified version does not exist.");
    }

    static AwsServiceException markerNotReadable() {
        return AwsErrors.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }

    static AwsServiceException noSuchUpload() {
        return AwsErrors.of(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.");
    }

    static AwsServiceException malformedXml() {
        return AwsErrors.client(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsServiceException preconditionFailed() {
        return AwsErrors.of(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }

    static AwsServiceException notModified() {
        return AwsErrors.of(304, "NotModified", "Not Modified");
    }

    static AwsServiceException invalidRange() {
        return AwsErrors.of(416, "InvalidRange", "The requested range is not satisfiable");
    }

    static AwsServiceException invalidPart() {
        return AwsErrors.client(
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }

    static AwsServiceException invalidArgument(String message) {
        return AwsErrors.client("InvalidArgument", message);
    }
}
