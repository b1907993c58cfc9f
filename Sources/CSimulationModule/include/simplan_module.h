int simplan_abi_placeholder(void);
