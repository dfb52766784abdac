package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeleteAccountSettingRequest;
import software.amazon.awssdk.services.ecs.model.DeleteAccountSettingResponse;
import software.amazon.awssdk.services.ecs.model.ListAccountSettingsRequest;
import software.amazon.awssdk.services.ecs.model.ListAccountSettingsResponse;
import software.amazon.awssdk.services.ecs.model.PutAccountSettingDefaultRequest;
import software.amazon.awssdk.services.ecs.model.PutAccountSettingDefaultResponse;
import software.amazon.awssdk.services.ecs.model.PutAccountSettingRequest;
import software.amazon.awssdk.services.ecs.model.PutAccountSettingResponse;
import software.amazon.awssdk.services.ecs.model.Setting;

/** Account settings: kept and listed; none changes how anything behaves here. */
final class AccountSettings {
    private static final int PAGE = 10;
    private static final Map<String, String> DEFAULTS = new TreeMap<>(Map.of(
            "awsvpcTrunking", "disabled",
            "containerInsights", "disabled",
            "containerInstanceLongArnFormat", "enabled",
            "defaultLogDriverMode", "non-blocking",
            "fargateFIPSMode", "disabled",
            "fargateTaskRetirementWaitPeriod", "7",
            "guardDutyActivate", "off",
            "serviceLongArnFormat", "enabled",
            "tagResourceAuthorization", "on",
            "taskLongArnFormat", "enabled"));

    private final Regional<Ecs> regions;

    AccountSettings(Regional<Ecs> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(ListAccountSettingsRequest.class, this::list);
        operations.on(PutAccountSettingRequest.class, this::put);
        operations.on(PutAccountSettingDefaultRequest.class, this::putDefault);
        operations.on(DeleteAccountSettingRequest.class, this::delete);
    }

    private ListAccountSettingsResponse list(ListAccountSettingsRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        Optional.ofNullable(request.nameAsString()).ifPresent(AccountSettings::known);
        Map<String, String> effective = new LinkedHashMap<>();
        if (Boolean.TRUE.equals(request.effectiveSettings())) {
            effective.putAll(DEFAULTS);
        }
        effective.putAll(region.accountSettings);
        List<Setting> settings = effective.entrySet().stream()
                .filter(setting ->
                        request.nameAsString() == null || request.nameAsString().equals(setting.getKey()))
                .filter(setting -> request.value() == null || request.value().equals(setting.getValue()))
                .map(setting -> setting(caller, setting.getKey(), setting.getValue()))
                .toList();
        Page<Setting> page = Page.of(settings, request.nextToken(), request.maxResults(), PAGE, EcsErrors::badToken);
        return ListAccountSettingsResponse.builder()
                .settings(page.items())
                .nextToken(page.next())
                .build();
    }

    private PutAccountSettingResponse put(PutAccountSettingRequest request, Caller caller) {
        return PutAccountSettingResponse.builder()
                .setting(keep(caller, request.nameAsString(), request.value()))
                .build();
    }

    private PutAccountSettingDefaultResponse putDefault(PutAccountSettingDefaultRequest request, Caller caller) {
        return PutAccountSettingDefaultResponse.builder()
                .setting(keep(caller, request.nameAsString(), request.value()))
                .build();
    }

    private Setting keep(Caller caller, @Nullable String name, @Nullable String value) {
        String known = known(name);
        String kept = Optional.ofNullable(value).orElse("");
        regions.of(caller).accountSettings.put(known, kept);
        return setting(caller, known, kept);
    }

    private static String known(@Nullable String name) {
        if (name == null || !DEFAULTS.containsKey(name)) {
            throw EcsErrors.invalid(name + " should be one of [" + String.join(",", DEFAULTS.keySet()) + "]");
        }
        return name;
    }

    private DeleteAccountSettingResponse delete(DeleteAccountSettingRequest request, Caller caller) {
        String name = known(request.nameAsString());
        regions.of(caller).accountSettings.remove(name);
        return DeleteAccountSettingResponse.builder()
                .setting(setting(caller, name, DEFAULTS.getOrDefault(name, "")))
                .build();
    }

    private static Setting setting(Caller caller, String name, String value) {
        return Setting.builder()
                .name(name)
                .value(value)
                .principalArn("arn:aws:iam::" + caller.account() + ":root")
                .build();
    }
}
