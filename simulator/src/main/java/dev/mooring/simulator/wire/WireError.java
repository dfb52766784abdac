package dev.mooring.simulator.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error as it goes onto the wire.
 *
 * @param members what the error's model has beside a message; none where it is not modelled
 */
record WireError(int status, String code, String message, SdkPojo members) {

    /**
     * As the JSON and CBOR protocols name errors: by their shape. The SDK calls the class so too where the shape's name ends
     * in Exception; an API with other names, as SQS and CloudWatch have, must throw errors that carry their code.
     */
    static WireError byShape(AwsServiceException e) {
        return of(e, 400, e.getClass().getSimpleName());
    }

    /** As the query and rest-xml protocols name errors: by the code that the model gives them. */
    static WireError byCode(AwsServiceException e, ModeledExceptions model) {
        return model.of(e)
                .map(metadata -> of(
                        e, metadata.httpStatusCode() == null ? 400 : metadata.httpStatusCode(), metadata.errorCode()))
                .orElseGet(() -> of(e, 400, e.getClass().getSimpleName().replaceFirst("Exception$", "")));
    }

    private static WireError of(AwsServiceException e, int status, String code) {
        var details = e.awsErrorDetails();
        String said = details == null ? null : details.errorCode();
        String message = details != null && details.errorMessage() != null ? details.errorMessage() : e.getMessage();
        return new WireError(
                e.statusCode() > 0 ? e.statusCode() : status,
                said == null ? code : said,
                message == null ? "" : message,
                e);
    }

    /** {@code Sender} where the caller is to blame, {@code Receiver} where AWS is. */
    String type() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
