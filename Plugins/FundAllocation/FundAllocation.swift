// FundAllocation
