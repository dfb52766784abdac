package dev.mooring.contract;

final class SiteContentContractTest extends ContractTest {
    @Override
    String api() {
        return "s3";
    }

    @Override
    Subject subject(Site at) {
        return new SiteContentSubject(at);
    }
}
