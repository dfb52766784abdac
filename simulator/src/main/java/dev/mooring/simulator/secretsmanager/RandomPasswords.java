package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;

/** Passwords that nobody has thought of: the same again from the same seed, so for tests alone. */
final class RandomPasswords {
    private static final long USUAL_LENGTH = 32;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private final Ids ids;

    RandomPasswords(Ids ids) {
        this.ids = ids;
    }

    void bind(Api.Operations operations) {
        operations.on(GetRandomPasswordRequest.class, this::make);
    }

    private GetRandomPasswordResponse make(GetRandomPasswordRequest request, Caller caller) {
        long length = request.passwordLength() == null ? USUAL_LENGTH : request.passwordLength();
        List<String> types = types(request);
        if (types.isEmpty()) {
            throw SecretsErrors.invalid("No characters are left that the password could be made of.");
        }
        boolean eachType = !Boolean.FALSE.equals(request.requireEachIncludedType());
        if (eachType && length < types.size()) {
            throw SecretsErrors.invalid("Password length is too short based on the required types.");
        }
        List<Character> password = new ArrayList<>();
        if (eachType) {
            types.forEach(type -> password.add(ids.characters(type, 1).charAt(0)));
        }
        String every = String.join("", types) + (Boolean.TRUE.equals(request.includeSpace()) ? " " : "");
        ids.characters(every, (int) (length - password.size())).chars().forEach(each -> password.add((char) each));
        ids.shuffle(password);
        return GetRandomPasswordResponse.builder()
                .randomPassword(password.stream().map(String::valueOf).collect(Collectors.joining()))
                .build();
    }

    private static List<String> types(GetRandomPasswordRequest request) {
        List<String> types = new ArrayList<>();
        add(types, request.excludeLowercase(), "abcdefghijklmnopqrstuvwxyz", request);
        add(types, request.excludeUppercase(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", request);
        add(types, request.excludeNumbers(), "0123456789", request);
        add(types, request.excludePunctuation(), PUNCTUATION, request);
        return types;
    }

    private static void add(
            List<String> types, @Nullable Boolean left, String characters, GetRandomPasswordRequest request) {
        String excluded = request.excludeCharacters() == null ? "" : request.excludeCharacters();
        String kept = characters
                .chars()
                .filter(each -> excluded.indexOf(each) < 0)
                .mapToObj(each -> String.valueOf((char) each))
                .collect(Collectors.joining());
        if (!Boolean.TRUE.equals(left) && !kept.isEmpty()) {
            types.add(kept);
        }
    }
}
