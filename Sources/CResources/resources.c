#include "CResources.h"

static const unsigned char talos_connectivity[] = {
#embed "../../Resources/Runbooks/talos-connectivity.json"
};

static const unsigned char talos_connectivity_rehearsals[] = {
#embed "../../Resources/Runbooks/talos-connectivity.rehearsals.json"
};

static const unsigned char practice[] = {
#embed "../../Resources/Practice/talos-connectivity.json"
};

static const struct taloscope_resource resources[] = {
    {"Runbooks/talos-connectivity.json", talos_connectivity, sizeof talos_connectivity},
    {"Runbooks/talos-connectivity.rehearsals.json", talos_connectivity_rehearsals,
     sizeof talos_connectivity_rehearsals},
    {"Practice/talos-connectivity.json", practice, sizeof practice},
};

const size_t taloscope_resource_count = sizeof resources / sizeof resources[0];

const struct taloscope_resource *taloscope_resource_table(void) { return resources; }
