package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Size;
import io.vavr.control.Option;

/** Where ECS reads a value that nobody may see. */
@Doc("Where a secret lies.")
public sealed interface Secret {
    @Doc("In AWS Secrets Manager.")
    record FromSecret(
            @Size(max = 2048) @Doc(
                    "The secret's name or ARN. By name, one of the environment's account and Region; a name that ends in a hyphen and six characters is taken for a complete ARN, so state the ARN of such a secret.")
            String secret,

            @Matches(value = "[^:\\s]{1,255}", says = "a member of the secret's JSON")
            @Doc("The member of the secret's JSON; without it, the whole secret.")
            Option<String> key)
            implements Secret {}

    @Doc("In the Parameter Store of AWS Systems Manager.")
    record FromParameter(
            @Size(max = 2048) @Doc("The parameter's name or ARN. By name, one of the environment's account and Region.")
            String parameter)
            implements Secret {}
}
